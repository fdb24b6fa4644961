// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/compared_runs.h"
#include "app/theme/theme.h"

#include <QFrame>

#include <vector>

class QLabel;

namespace breakeven {

class DecisionStripView;

// How the break-even of one arm, of a target under a runtime, moved: in figures, in a sentence, and on the
// strips of both runs.
class ShiftCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ShiftCard(QWidget* parent = nullptr);

    void showShift(const CrossoverShift& shift, const ComparedRun& base, const ComparedRun& now);
    // A crossover that one of the runs lacks.
    void showSingle(const QString& sentence, const Crossover& crossover, const ComparedRun& base,
                    const ComparedRun& now);
    void setTheme(const Theme& theme);

private:
    void showHead(const Crossover& crossover);
    void showStrips(const Crossover& crossover, const ComparedRun& base, const ComparedRun& now);

    QLabel* m_target; // these are owned by this, through QObject
    QLabel* m_subject;
    QLabel* m_figures;
    QLabel* m_share;
    QLabel* m_word;
    QLabel* m_sentence;
    QWidget* m_strips;
    DecisionStripView* m_base;
    DecisionStripView* m_now;
    QLabel* m_first;
    QLabel* m_last;
};

} // namespace breakeven
