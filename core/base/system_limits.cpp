// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system_limits.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>
#include <vector>

namespace breakeven {

namespace {

// Of what is the kernel's own bound by default; some systems allow a thousand times that, and programs that
// we start may go through all of them one by one.
constexpr rlim_t mostDescriptors = rlim_t{1} << 20;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

std::optional<qint64> numberIn(const QString& path)
{
    bool isNumber = false;
    const qint64 number = contentOf(path).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

// "pids.max of /user.slice is 100", where a control group that holds us has no place for another task.
std::optional<QString> fullControlGroup()
{
    for (const QByteArray& line : contentOf(QStringLiteral("/proc/self/cgroup")).split('\n')) {
        const bool isUnified = line.startsWith("0::");
        if (!isUnified && !line.contains(":pids:"))
            continue;
        const QString root =
            isUnified ? QStringLiteral("/sys/fs/cgroup") : QStringLiteral("/sys/fs/cgroup/pids");
        for (QString group = QString::fromUtf8(line.mid(line.indexOf('/'))); !group.isEmpty();
             group.truncate(group.lastIndexOf(QLatin1Char('/')))) {
            const auto most = numberIn(root + group + QStringLiteral("/pids.max"));
            const auto now = numberIn(root + group + QStringLiteral("/pids.current"));
            if (most && now && *now >= *most)
                return QStringLiteral("pids.max of %1 is %2").arg(group).arg(*most);
        }
    }
    return std::nullopt;
}

std::optional<rlim_t> softLimit(__rlimit_resource_t resource)
{
    rlimit limit{};
    if (::getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    return limit.rlim_cur;
}

std::optional<QString> fullAddressSpace()
{
    const auto most = softLimit(RLIMIT_AS);
    if (!most)
        return std::nullopt;
    const auto pages = contentOf(QStringLiteral("/proc/self/statm")).split(' ').front().toULongLong();
    const rlim_t used = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
    const rlim_t stack = softLimit(RLIMIT_STACK).value_or(rlim_t{8} << 20);
    if (used + stack < *most)
        return std::nullopt;
    return QStringLiteral("RLIMIT_AS (ulimit -v) is %1 KiB").arg(*most / 1024);
}

QString limitOfThreads()
{
    if (const auto group = fullControlGroup())
        return *group;
    if (const auto memory = fullAddressSpace())
        return *memory;
    // Root is above it.
    if (const auto processes = softLimit(RLIMIT_NPROC); processes && ::geteuid() != 0)
        return QStringLiteral("RLIMIT_NPROC (ulimit -u) is %1").arg(*processes);
    QStringList all;
    for (const char* path : {"kernel/threads-max", "kernel/pid_max", "vm/max_map_count"})
        if (const auto number = numberIn(QStringLiteral("/proc/sys/") + QLatin1String(path)))
            all.append(QStringLiteral("%1 is %2").arg(QLatin1String(path)).arg(*number));
    return all.join(QStringLiteral(", "));
}

} // namespace

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, mostDescriptors));
    ::setrlimit(RLIMIT_NOFILE, &limit); // where it can't be, what needs more says so
}

DescriptorUse descriptorUse()
{
    constexpr rlim_t unlimited = std::numeric_limits<int>::max();
    DescriptorUse use{
        .limit = static_cast<int>(std::min(softLimit(RLIMIT_NOFILE).value_or(unlimited), unlimited))};
    const auto open = QDir(QStringLiteral("/proc/self/fd"))
                          .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    use.open = std::max(0, static_cast<int>(open.size()) - 1); // but for the one that looks
    return use;
}

Error threadsExhausted()
{
    return {Error::Code::ThreadsExhausted, {}, limitOfThreads()};
}

Status canStartThreads(int count)
{
    std::atomic<bool> isOver{false};
    std::vector<std::thread> threads;
    Status started = Done{};
    for (int i = 0; i < count && started.ok(); ++i) {
        auto thread = startThread([&isOver] { isOver.wait(false); });
        if (thread.ok())
            threads.push_back(std::move(thread).value());
        else
            started = thread.error();
    }
    isOver = true;
    isOver.notify_all();
    for (std::thread& thread : threads)
        thread.join();
    return started;
}

} // namespace breakeven
