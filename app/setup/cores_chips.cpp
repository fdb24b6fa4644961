// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/cores_chips.h"

#include "app/theme/flow_layout.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace breakeven {

namespace {

constexpr std::array choices{CoresChoice::Awake, CoresChoice::AsTheyAre, CoresChoice::Both};

QString meaningOf(CoresChoice choice)
{
    switch (choice) {
    case CoresChoice::Awake:
        return CoresChips::tr("No core falls asleep while it measures: the answer of a busy machine.");
    case CoresChoice::AsTheyAre:
        return CoresChips::tr(
            "Cores fall asleep and take their time to wake: the answer of an idle machine.");
    case CoresChoice::Both:
        break;
    }
    return CoresChips::tr("Each target twice, with the cores awake and as they are: an answer for a busy "
                          "machine and one for an idle one, in twice the time.");
}

} // namespace

CoresChips::CoresChips(QWidget* parent) : QWidget(parent), m_meaning(new QLabel(this))
{
    auto* row = new QWidget(this);
    auto* flow = new FlowLayout(row);
    for (const CoresChoice choice : choices) {
        auto* chip = new ToggleButton(row);
        setRole(chip, Role::Chip);
        chip->setAutoExclusive(true);
        flow->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &QPushButton::clicked, this, [this, choice] {
            if (choice == m_choice)
                return;
            set(choice);
            emit changed();
        });
    }
    m_meaning->setWordWrap(true);
    setRole(m_meaning, Role::Small);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(row);
    layout->addWidget(m_meaning);
    retranslate();
    set(m_choice);
}

void CoresChips::set(CoresChoice choice)
{
    m_choice = choice;
    for (std::size_t i = 0; i < choices.size(); ++i)
        m_chips[static_cast<qsizetype>(i)]->setChecked(choices.at(i) == choice);
    m_meaning->setText(meaningOf(choice));
}

void CoresChips::setHintShown(bool shown)
{
    m_meaning->setVisible(shown);
}

void CoresChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CoresChips::retranslate()
{
    m_chips[0]->setText(tr("awake"));
    m_chips[1]->setText(tr("as they are"));
    m_chips[2]->setText(tr("both"));
    const std::array names{tr("Cores kept awake"), tr("Cores as they are"), tr("Cores in both conditions")};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        QPushButton* chip = m_chips[static_cast<qsizetype>(i)];
        chip->setAccessibleName(names.at(i));
        chip->setToolTip(meaningOf(choices.at(i)));
        chip->setAccessibleDescription(chip->toolTip());
    }
    m_meaning->setText(meaningOf(m_choice));
}

} // namespace breakeven
