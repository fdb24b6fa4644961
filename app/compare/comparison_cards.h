// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/compared_runs.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace breakeven {

class ConditionsCard;
class ShiftCard;

// What a comparison says beside its plots: the whole in a sentence, each break-even, and the conditions.
class ComparisonCards final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonCards(QWidget* parent = nullptr);

    void show(const ComparedRun& base, const ComparedRuns::Other& other);
    void setTheme(const Theme& theme);

private:
    ShiftCard* addShift();

    Theme m_look;
    QVBoxLayout* m_layout; // these are owned by this, through QObject
    QLabel* m_headline;
    QLabel* m_rest;
    std::vector<ShiftCard*> m_shifts;
    ConditionsCard* m_conditions;
};

} // namespace breakeven
