// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/status_line.h"

#include "app/theme/elided_label.h"
#include "app/theme/role.h"
#include "app/wording/doing_text.h"
#include "app/wording/environment_text.h"
#include "app/wording/error_text.h"
#include "app/wording/machine_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace breakeven {

namespace {

constexpr int barSteps = 1000;

// Early on, "0 of 14" would read as if all had failed.
QString progressText(int pass, int settled, int total)
{
    if (settled == 0)
        return StatusLine::tr("Pass %1 · measuring %n points", nullptr, total).arg(pass);
    return StatusLine::tr("Pass %1 · %2 of %3 settled").arg(pass).arg(settled).arg(total);
}

QString leftText(long seconds)
{
    return StatusLine::tr("%1 s left").arg(seconds);
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent)
    , m_state(new ElidedLabel(Qt::ElideMiddle, this))
    , m_skip(new QPushButton(this))
    , m_bar(new QProgressBar(this))
    , m_left(new QLabel(this))
    , m_environment(new ElidedLabel(Qt::ElideRight, this))
{
    setRole(this, Role::Bar);
    for (QLabel* label : std::initializer_list<QLabel*>{m_state, m_left, m_environment})
        setRole(label, Role::Small);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setVisible(false);
    m_skip->setVisible(false);
    connect(m_skip, &QPushButton::clicked, this, &StatusLine::skipWaitingWanted);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(18);
    layout->addWidget(m_state);
    layout->addWidget(m_skip);
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
    m_skip->setText(tr("Measure now"));
    // Wide enough for what they say during a run: the bar between them stays where it is.
    m_state->setMinimumWidth(m_state->fontMetrics().horizontalAdvance(progressText(88, 88, 88)));
    m_left->setMinimumWidth(m_left->fontMetrics().horizontalAdvance(leftText(888)));
    if (m_message)
        showMessage(m_message);
    if (m_machine)
        showEnvironment(Environment(*m_machine), std::vector<Target>(m_targets));
    else
        m_environment->setWhole({});
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
    m_skip->setVisible(progress.awaitedLoad.has_value());
    const QString doing = doingText(progress.doing);
    const QString text = progress.awaitedLoad ? waitingText(*progress.awaitedLoad)
                         : progress.visited == 0
                             ? doing
                             : progressText(progress.pass, progress.settled, progress.total);
    m_state->setWhole(text, text == doing ? text : text + QLatin1Char('\n') + doing);
    m_left->setText(leftText(std::lround(std::ceil(static_cast<double>(progress.left.count()) / 1e3))));
}

void StatusLine::showEnd(const RunEnd& end)
{
    m_bar->setVisible(false);
    m_skip->setVisible(false);
    m_left->clear();
    showMessage([end] {
        QString text = tr("Run ended: %1").arg(statusName(end.status));
        if (const QString reason = reasonText(end); !reason.isEmpty())
            text += QStringLiteral(" – ") + reason.section(QLatin1Char('\n'), 0, 0);
        return text;
    });
}

void StatusLine::showMessage(std::function<QString()> message)
{
    m_message = std::move(message);
    m_state->setWhole(m_message());
}

void StatusLine::showPage(const QString& text, const QString& beside)
{
    if (text.isEmpty()) {
        retranslate();
        return;
    }
    if (m_message)
        m_state->setWhole(text);
    m_environment->setWhole(beside);
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
    const QString line = parts.join(QStringLiteral(" · "));
    m_environment->setWhole(line, (QStringList{line} << environmentLines(environment)
                                                     << tr("The workload's own cost is that of one operation "
                                                           "without its I/O."))
                                      .join(QLatin1Char('\n')));
}

} // namespace breakeven
