// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/precision_chips.h"

#include "app/setup/flow_layout.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPushButton>

#include <array>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

struct Level
{
    double precision;
    std::chrono::milliseconds budget;
};

constexpr std::array levels{Level{0.25, 5s}, Level{0.1, 20s}, Level{0.05, 120s}};

} // namespace

PrecisionChips::PrecisionChips(QWidget* parent) : QWidget(parent)
{
    auto* flow = new FlowLayout(this);
    auto* group = new QButtonGroup(this);
    group->setExclusive(false); // a plan's own precision checks none
    for (const Level& level : levels) {
        auto* chip = new ToggleButton(this);
        setRole(chip, Role::Chip);
        flow->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &QPushButton::clicked, this, [this, level] {
            set(level.precision, level.budget);
            emit changed();
        });
    }
    retranslate();
    set(m_precision, m_budget);
}

void PrecisionChips::set(double precision, std::chrono::milliseconds budget)
{
    m_precision = precision;
    m_budget = budget;
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setChecked(levels.at(static_cast<std::size_t>(i)).precision == precision &&
                               levels.at(static_cast<std::size_t>(i)).budget == budget);
}

void PrecisionChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PrecisionChips::retranslate()
{
    m_chips[0]->setText(tr("Quick 5 s"));
    m_chips[1]->setText(tr("Normal 20 s"));
    m_chips[2]->setText(tr("Thorough 2 min"));
    m_chips[0]->setToolTip(tr("The crossover within ±25 %, in 5 s at most"));
    m_chips[1]->setToolTip(tr("The crossover within ±10 %, in 20 s at most"));
    m_chips[2]->setToolTip(tr("The crossover within ±5 %, in 2 min at most"));
}

} // namespace breakeven
