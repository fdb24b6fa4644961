// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/plan_network_line.h"

#include "app/theme/role.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace breakeven {

PlanNetworkLine::PlanNetworkLine(QWidget* parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_remove(new QPushButton(this))
{
    setRole(m_words, Role::Small);
    setRole(m_remove, Role::Link);
    m_words->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_words, 1);
    layout->addWidget(m_remove);
    connect(m_remove, &QPushButton::clicked, this, &PlanNetworkLine::removeWanted);
    hide();
}

void PlanNetworkLine::show(const Plan& plan)
{
    const auto hasItsOwn = [](const Target& target) { return target.network.has_value(); };
    const auto own = std::count_if(plan.targets.begin(), plan.targets.end(), hasItsOwn);
    m_network = plan.network;
    m_distance = plan.axis.kind == AxisKind::RttUs ? Distance::OfSweep : Distance::OfTarget;
    m_isForAll = own == 0;
    retranslate();
    const bool isForSome = plan.targets.empty() || own < static_cast<std::ptrdiff_t>(plan.targets.size());
    setVisible(isForSome && !emulationText(m_network, m_distance).isEmpty());
}

void PlanNetworkLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PlanNetworkLine::retranslate()
{
    const QString emulated = emulationText(m_network, m_distance);
    m_words->setText((m_isForAll ? tr("All targets: %1") : tr("The other targets: %1")).arg(emulated));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Measure without it"));
}

} // namespace breakeven
