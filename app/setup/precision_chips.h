// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QWidget>

class QPushButton;

namespace breakeven {

// How exactly to measure and for how long at most: quick, normal, thorough, or as a plan says.
class PrecisionChips final : public QWidget
{
    Q_OBJECT

public:
    explicit PrecisionChips(QWidget* parent = nullptr);

    void set(double precision, std::chrono::milliseconds budget);
    [[nodiscard]] double precision() const { return m_precision; }
    [[nodiscard]] std::chrono::milliseconds budget() const { return m_budget; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QList<QPushButton*> m_chips; // owned by this, through QObject
    double m_precision = 0.1;
    std::chrono::milliseconds m_budget{20'000};
};

} // namespace breakeven
