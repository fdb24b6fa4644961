// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/precision_chips.h"

#include "app/setup/captioned_field.h"
#include "app/theme/flow_layout.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"
#include "app/wording/quantity_input.h"
#include "app/wording/time_text.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>
#include <cmath>

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

PrecisionChips::PrecisionChips(QWidget* parent)
    : QWidget(parent)
    , m_budgetField(new CaptionedField(this))
    , m_worthBox(new QSpinBox(this))
    , m_hint(new QLabel(this))
{
    auto* row = new QWidget(this);
    auto* flow = new FlowLayout(row);
    auto* group = new QButtonGroup(this);
    group->setExclusive(false); // a plan's own precision checks none
    for (const Level& level : levels) {
        auto* chip = new ToggleButton(row);
        setRole(chip, Role::Chip);
        chip->setAccessibleRole(QAccessible::RadioButton);
        flow->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &QPushButton::clicked, this, [this, level] {
            set(level.precision, level.budget);
            emit changed();
        });
    }
    m_budgetField->setObjectName(QStringLiteral("budget"));
    m_worthBox->setRange(0, 1000);
    m_worthBox->setKeyboardTracking(false);
    m_worthBox->setObjectName(QStringLiteral("worth"));
    setRole(m_hint, Role::Warning);
    m_hint->setWordWrap(true);
    m_hint->hide();
    auto* fields = new QHBoxLayout;
    fields->setSpacing(8);
    fields->addWidget(m_budgetField, 1);
    fields->addWidget(m_worthBox, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(row);
    layout->addLayout(fields);
    layout->addWidget(m_hint);

    connect(m_budgetField, &QLineEdit::textEdited, this, &PrecisionChips::takeBudget);
    connect(m_worthBox, &QSpinBox::valueChanged, this, [this](int percent) {
        m_worth = percent / 100.0;
        emit changed();
    });
    retranslate();
    set(m_precision, m_budget);
    setWorth(m_worth);
}

void PrecisionChips::set(double precision, std::chrono::milliseconds budget)
{
    m_precision = precision;
    m_budget = budget;
    showBudget();
    m_budgetField->setText(timeText(budget));
    m_isValid = true;
    setInvalid(m_budgetField, false);
    m_hint->hide();
}

// Which of the levels it is.
void PrecisionChips::showBudget()
{
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setChecked(levels.at(static_cast<std::size_t>(i)).precision == m_precision &&
                               levels.at(static_cast<std::size_t>(i)).budget == m_budget);
}

void PrecisionChips::takeBudget(const QString& text)
{
    const auto wanted = timeSpanFromText(text);
    m_isValid = wanted && *wanted >= 100ms && *wanted <= std::chrono::hours(24 * 7);
    setInvalid(m_budgetField, !m_isValid);
    m_hint->setVisible(!m_isValid);
    if (m_isValid) {
        m_budget = *wanted;
        showBudget();
    }
    emit changed();
}

void PrecisionChips::setWorth(double worth)
{
    const QSignalBlocker silent(m_worthBox);
    m_worth = worth;
    m_worthBox->setValue(static_cast<int>(std::lround(worth * 100)));
}

void PrecisionChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PrecisionChips::retranslate()
{
    m_budgetField->setCaption(tr("at most"), tr("How long it may take at most"));
    m_budgetField->setToolTip(tr("How long it may take at most, such as 20 s, 2 min or 1 h"));
    m_hint->setText(tr("The time is 0.1 s to 7 days, such as 20 s or 2 min."));
    m_worthBox->setPrefix(tr("worth "));
    m_worthBox->setSuffix(tr(" %"));
    m_worthBox->setToolTip(tr("The gain from which threads are worth having"));
    m_worthBox->setAccessibleName(m_worthBox->toolTip());
    m_chips[0]->setText(tr("Quick"));
    m_chips[1]->setText(tr("Normal"));
    m_chips[2]->setText(tr("Thorough"));
    m_chips[0]->setToolTip(tr("The crossover within ±25 %, in 5 s at most"));
    m_chips[1]->setToolTip(tr("The crossover within ±10 %, in 20 s at most"));
    m_chips[2]->setToolTip(tr("The crossover within ±5 %, in 2 min at most"));
    if (m_isValid)
        m_budgetField->setText(timeText(m_budget));
}

} // namespace breakeven
