// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_signs.h"

#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "app/wording/shown_name.h"
#include "app/wording/verdict_text.h"
#include "core/answer/answer.h"

#include <QSettings>
#include <QWidget>

namespace breakeven {

namespace {

const QString notifyKey = QStringLiteral("notify");

} // namespace

RunSigns::RunSigns(QWidget* window) : QObject(window), m_window(window)
{
    connect(&m_desktop, &DesktopSigns::notificationClicked, this, &RunSigns::windowWanted);
}

void RunSigns::nameWindow(const QString& title)
{
    m_window->setWindowTitle(title.isEmpty() ? QStringLiteral("Breakeven") : shownTitle(title));
}

void RunSigns::showProgress(const Progress& progress, const QString& title)
{
    m_desktop.showProgress(progress.share);
    m_window->setWindowTitle(
        tr("%1 % · %2").arg(static_cast<int>(progress.share * 100)).arg(shownTitle(title)));
}

void RunSigns::showEnd(const Run& run, const Analysis& analysis)
{
    m_desktop.hideProgress();
    nameWindow(run.header.title);
    if (m_window->isActiveWindow() || !notifies() || !run.end)
        return;
    QStringList lines;
    for (const VerdictText& verdict : verdictTexts(answerOf(run, analysis), run.header.plan))
        lines.append(verdict.headline);
    if (lines.isEmpty() || run.end->status == RunStatus::Failed)
        lines.prepend(reasonText(*run.end).isEmpty() ? statusName(run.end->status) : reasonText(*run.end));
    constexpr qsizetype most = 3; // a notification is small
    m_desktop.notify(tr("The run “%1” has ended").arg(shownTitle(run.header.title)),
                     lines.mid(0, most).join(QLatin1Char('\n')));
}

bool RunSigns::notifies() const
{
    return QSettings().value(notifyKey, true).toBool();
}

void RunSigns::setNotifies(bool notifies)
{
    QSettings().setValue(notifyKey, notifies);
}

} // namespace breakeven
