// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/progress_line.h"

#include "app/commands/console.h"
#include "app/commands/visible_text.h"
#include "app/wording/doing_text.h"
#include "app/wording/machine_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr auto redrawAfter = 100ms;
constexpr int barWidth = 24;
constexpr int usualColumns = 80;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

int columnsOfTerminal()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return usualColumns;
}

QString stateText(const Progress& progress)
{
    if (progress.awaitedLoad)
        return waitingText(*progress.awaitedLoad);
    QStringList parts{Words::tr("%1 %").arg(static_cast<int>(progress.share * 100), 3)};
    if (progress.points > 0)
        parts += Words::tr("pass %1").arg(progress.pass);
    if (progress.total > 0)
        parts += progress.settled == 0
                     ? Words::tr("measuring %n points", nullptr, progress.total)
                     : Words::tr("%1 of %2 settled").arg(progress.settled).arg(progress.total);
    if (progress.left > 0ms)
        parts += Words::tr("%1 s left").arg(std::chrono::ceil<std::chrono::seconds>(progress.left).count());
    if (const QString doing = doingText(progress.doing); !doing.isEmpty())
        parts += visible(doing);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString progressText(const Progress& progress, int columns)
{
    const int filled = static_cast<int>(std::lround(std::clamp(progress.share, 0.0, 1.0) * barWidth));
    const QString bar = QLatin1Char('[') + QString(filled, QLatin1Char('#')) +
                        QString(barWidth - filled, QLatin1Char('.')) + QStringLiteral("] ");
    const QString state = stateText(progress);
    const QString line = columns >= barWidth + 20 ? bar + state : state;
    return line.left(std::max(0, columns));
}

ProgressLine::ProgressLine()
    : m_redraws(::isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb" &&
                !qEnvironmentVariableIsEmpty("TERM"))
{}

void ProgressLine::show(const Progress& progress)
{
    if (!m_redraws) {
        showSparsely(progress);
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (m_shown && now - m_drawn < redrawAfter)
        return;
    m_drawn = now;
    m_shown = true;
    // The last column stays free: some terminals wrap a line that fills it.
    writeAll(STDERR_FILENO, QStringLiteral("\r") + progressText(progress, columnsOfTerminal() - 1) +
                                QStringLiteral("\x1b[K"));
}

void ProgressLine::clear()
{
    if (m_shown)
        writeAll(STDERR_FILENO, QStringLiteral("\r\x1b[K"));
    m_shown = false;
}

void ProgressLine::showSparsely(const Progress& progress)
{
    const int tenths = static_cast<int>(progress.share * 10);
    const bool isNews = progress.awaitedLoad ? !m_saidWaiting : tenths > m_tenths;
    if (!isNews)
        return;
    m_saidWaiting = progress.awaitedLoad.has_value();
    m_tenths = std::max(m_tenths, tenths);
    writeAll(STDERR_FILENO, stateText(progress) + QLatin1Char('\n'));
}

} // namespace breakeven
