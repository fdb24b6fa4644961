// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/status_line.h"

#include "app/theme/role.h"
#include "app/wording/environment_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <cmath>

namespace breakeven {

namespace {

constexpr int barSteps = 1000;

QString progressText(int pass, int settled, int total)
{
    return StatusLine::tr("Pass %1 · %2 of %3 settled").arg(pass).arg(settled).arg(total);
}

QString leftText(long seconds)
{
    return StatusLine::tr("%1 s left").arg(seconds);
}

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
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setVisible(false);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(18);
    layout->addWidget(m_state);
    layout->addWidget(m_bar, 1);
    layout->addStretch(0);
    layout->addWidget(m_left);
    layout->addWidget(m_environment);
    m_message = [] { return tr("Ready"); };
    retranslate();
}

void StatusLine::retranslate()
{
    m_bar->setAccessibleName(tr("Progress"));
    // Wide enough for what they say during a run: the bar between them stays where it is.
    m_state->setMinimumWidth(m_state->fontMetrics().horizontalAdvance(progressText(88, 88, 88)));
    m_left->setMinimumWidth(m_left->fontMetrics().horizontalAdvance(leftText(888)));
    if (m_message)
        showMessage(m_message);
    if (m_machine)
        showEnvironment(Environment(*m_machine), std::vector<Target>(m_targets));
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void StatusLine::showProgress(const Progress& progress)
{
    m_message = nullptr;
    m_bar->setVisible(true);
    m_bar->setValue(static_cast<int>(progress.share * barSteps));
    if (progress.visited == 0)
        m_state->setText(progress.doing);
    else
        m_state->setText(progressText(progress.pass, progress.settled, progress.total));
    m_state->setToolTip(progress.doing);
    m_left->setText(leftText(std::lround(std::ceil(static_cast<double>(progress.left.count()) / 1e3))));
}

void StatusLine::showEnd(const RunEnd& end)
{
    m_bar->setVisible(false);
    m_left->clear();
    showMessage([end] {
        QString text = tr("Run ended: %1").arg(statusName(end.status));
        if (!end.reason.isEmpty())
            text += QStringLiteral(" – ") + end.reason.section(QLatin1Char('\n'), 0, 0);
        return text;
    });
}

void StatusLine::showMessage(std::function<QString()> message)
{
    m_message = std::move(message);
    const QString text = m_message();
    m_state->setText(m_state->fontMetrics().elidedText(text, Qt::ElideMiddle, std::max(200, width() / 2)));
    m_state->setToolTip(text);
}

void StatusLine::showEnvironment(const Environment& environment, const std::vector<Target>& targets)
{
    m_machine = environment;
    m_targets = targets;
    QStringList parts = serverTexts(environment, targets);
    if (environment.cores > 0) { // a file may come without it
        parts.append(environment.cores == 1 ? tr("1 core") : tr("%1 cores").arg(environment.cores));
        parts.append(tr("load %1").arg(QLocale().toString(environment.load1, 'f', 1)));
    }
    if (environment.workloadCost.count() > 0)
        parts.append(tr("workload %1").arg(durationText(environment.workloadCost)));
    m_environment->setText(parts.join(QStringLiteral(" · ")));
    m_environment->setToolTip((environmentLines(environment)
                               << tr("The workload's own cost is that of one operation without its I/O."))
                                  .join(QLatin1Char('\n')));
}

} // namespace breakeven
