// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/processor_time.h"

#include <QFile>
#include <QStringList>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace breakeven {

namespace {

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

std::optional<ProcessorTime> ProcessorTime::now(const QString& root)
{
    QFile file(root + QLatin1String("/proc/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // cpu user nice system idle iowait irq softirq steal guest guest_nice; the last two are part of user and
    // nice.
    const QStringList words =
        QString::fromUtf8(file.readLine()).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    constexpr qsizetype least = 9;
    if (words.size() < least || words.front() != QLatin1String("cpu"))
        return std::nullopt;
    const auto ticksASecond = static_cast<double>(std::max(1L, ::sysconf(_SC_CLK_TCK)));
    const auto column = [&](qsizetype index) { return words[index].toDouble() / ticksASecond; };

    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage); // can't fail with these arguments
    return ProcessorTime{.busy = column(1) + column(2) + column(3) + column(6) + column(7),
                         .idle = column(4) + column(5),
                         .stolen = column(8),
                         .own = seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

std::optional<double> otherLoad(const ProcessorTime& from, const ProcessorTime& to, int cores)
{
    const double all = to.all() - from.all();
    if (all <= 0)
        return std::nullopt;
    const double others = to.busy - from.busy - (to.own - from.own);
    return std::clamp(others / all, 0.0, 1.0) * cores;
}

std::optional<double> stolenShare(const ProcessorTime& from, const ProcessorTime& to)
{
    const double all = to.all() - from.all();
    if (all <= 0)
        return std::nullopt;
    return std::clamp((to.stolen - from.stolen) / all, 0.0, 1.0);
}

} // namespace breakeven
