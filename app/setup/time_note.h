// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/time_estimate.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace breakeven {

// How long the experiment takes, and a warning where its time is too short to answer.
class TimeNote final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeNote(QWidget* parent = nullptr);

    void show(const std::optional<TimeEstimate>& estimate); // none: nothing can be said

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::optional<TimeEstimate> m_estimate;
    QLabel* m_times; // these are owned by this, through QObject
    QLabel* m_warning;
};

} // namespace breakeven
