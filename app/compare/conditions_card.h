// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/compared_runs.h"
#include "app/theme/theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace breakeven {

// Under which conditions both runs of a comparison were measured, and what of it makes the comparison
// doubtful.
class ConditionsCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ConditionsCard(QWidget* parent = nullptr);

    void show(const ComparedRun& base, const ComparedRuns::Other& other);
    void setTheme(const Theme& theme);

private:
    struct Fact
    {
        QString name;
        QString base;
        QString now;
        bool weighs = true; // where both say different things it makes the comparison doubtful
    };

    [[nodiscard]] static std::vector<Fact> factsOf(const RunHeader& base, const RunHeader& now);
    void lay(const std::vector<Fact>& facts);

    Theme m_look;
    QLabel* m_sign; // these are owned by this, through QObject
    QLabel* m_title;
    QLabel* m_text;
    QGridLayout* m_facts;
    QLabel* m_warnings;
};

} // namespace breakeven
