// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/target.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QSlider;

namespace breakeven {

// "As if it were … away": the network that is emulated in front of one target.
class DistanceEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit DistanceEditor(QWidget* parent = nullptr);

    // Nothing: the plan's network stands in front, if any.
    void setNetwork(const std::optional<Network>& network);
    [[nodiscard]] Result<std::optional<Network>> network() const;

signals:
    void changed();

private:
    // `faulty`: the field that the error is about, where there is one.
    [[nodiscard]] Result<std::optional<Network>> read(const QLineEdit*& faulty) const;
    void markFaulty();
    void choosePreset(int index);
    void slide(int place);
    void edited();
    void showRtt(std::chrono::nanoseconds rtt);
    [[nodiscard]] Result<std::chrono::nanoseconds> durationOf(const QLineEdit* line) const;

    std::optional<Network> m_shown; // given back as it is, unless something was changed
    bool m_edited = false;
    QComboBox* m_preset; // these are owned by this, through QObject
    QSlider* m_slider;
    QLineEdit* m_rtt;
    QLineEdit* m_jitter;
    QLineEdit* m_bandwidth;
};

} // namespace breakeven
