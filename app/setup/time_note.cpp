// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/time_note.h"

#include "app/theme/role.h"
#include "app/wording/time_text.h"
#include "core/experiment/schedule.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace breakeven {

TimeNote::TimeNote(QWidget* parent) : QWidget(parent), m_times(new QLabel(this)), m_warning(new QLabel(this))
{
    setRole(m_times, Role::Small);
    setRole(m_warning, Role::Warning);
    m_times->setObjectName(QStringLiteral("timeEstimate"));
    m_warning->setObjectName(QStringLiteral("timeWarning"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    for (QLabel* label : {m_times, m_warning}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    show(std::nullopt);
}

void TimeNote::show(const std::optional<TimeEstimate>& estimate)
{
    m_estimate = estimate;
    retranslate();
}

void TimeNote::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TimeNote::retranslate()
{
    m_times->setVisible(m_estimate.has_value());
    m_warning->setVisible(m_estimate && !visitsEnough(*m_estimate));
    if (!m_estimate)
        return;
    const QString whole = roughTimeText(m_estimate->whole);
    m_times->setText(
        m_estimate->visits < 1
            ? tr("about %1, too short for a whole picture").arg(whole)
            : tr("about %1, first picture after %2").arg(whole, roughTimeText(m_estimate->firstPicture)));
    // What the same would take with time for as many visits as an interval needs.
    const double needed = static_cast<double>(m_estimate->whole.count()) * Schedule::minimumBlocks /
                          std::max(m_estimate->visits, 0.01);
    m_warning->setText(tr("The time isn't enough to visit each point %1 times, which an interval needs: give "
                          "it %2, or ask for fewer points.")
                           .arg(Schedule::minimumBlocks)
                           .arg(roughTimeText(std::chrono::milliseconds(std::llround(needed)))));
}

} // namespace breakeven
