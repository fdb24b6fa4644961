// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/status_line.h"

#include "app/theme/role.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <cmath>

namespace breakeven {

namespace {

constexpr int barSteps = 1000;

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent)
    , m_state(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_left(new QLabel(this))
    , m_environment(new QLabel(this))
{
    setRole(this, Role::Bar);
    for (QLabel* label : {m_state, m_left, m_environment})
        setRole(label, Role::Small);
    m_state->setMinimumWidth(150);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setVisible(false);
    m_bar->setAccessibleName(tr("Progress"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(18);
    layout->addWidget(m_state);
    layout->addWidget(m_bar, 1);
    layout->addStretch(0);
    layout->addWidget(m_left);
    layout->addWidget(m_environment);
    m_state->setText(tr("Ready"));
}

void StatusLine::showProgress(const Progress& progress)
{
    m_bar->setVisible(true);
    m_bar->setValue(static_cast<int>(progress.share * barSteps));
    if (progress.visited == 0)
        m_state->setText(progress.doing);
    else
        m_state->setText(
            tr("Pass %1 · %2 of %3 settled").arg(progress.pass).arg(progress.settled).arg(progress.total));
    m_state->setToolTip(progress.doing);
    m_left->setText(
        tr("%1 s left").arg(std::lround(std::ceil(static_cast<double>(progress.left.count()) / 1e3))));
}

void StatusLine::showEnd(const RunEnd& end)
{
    m_bar->setVisible(false);
    m_left->clear();
    QString text = tr("Run %1").arg(statusName(end.status));
    if (!end.reason.isEmpty())
        text += QStringLiteral(": ") + end.reason.section(QLatin1Char('\n'), 0, 0);
    showMessage(text);
}

void StatusLine::showMessage(const QString& text)
{
    m_state->setText(m_state->fontMetrics().elidedText(text, Qt::ElideMiddle, std::max(200, width() / 2)));
    m_state->setToolTip(text);
}

void StatusLine::showEnvironment(const Environment& environment)
{
    QStringList parts;
    for (const TargetFacts& target : environment.targets)
        if (const QString version = QStringLiteral("redis %1").arg(target.version);
            !target.version.isEmpty() && !parts.contains(version))
            parts.append(version);
    if (environment.cores > 0) { // a file may come without it
        parts.append(environment.cores == 1 ? tr("1 core") : tr("%1 cores").arg(environment.cores));
        parts.append(tr("load %1").arg(QLocale().toString(environment.load1, 'f', 1)));
    }
    if (environment.workloadCost.count() > 0)
        parts.append(tr("workload %1").arg(durationText(environment.workloadCost)));
    m_environment->setText(parts.join(QStringLiteral(" · ")));
    m_environment->setToolTip(QStringList{
        environment.cpuModel, environment.operatingSystem, tr("Linux %1").arg(environment.kernel),
        tr("Qt %1").arg(environment.qtVersion),
        environment.virtualization.isEmpty() ? QString()
                                             : tr("virtual machine: %1").arg(environment.virtualization),
        tr("The workload's own cost is that of one operation without its I/O.")}
                                  .join(QLatin1Char('\n')));
}

} // namespace breakeven
