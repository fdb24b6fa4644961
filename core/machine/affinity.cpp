// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/machine/affinity.h"

#include "core/base/system_error.h"

#include <QDir>

#include <algorithm>
#include <cerrno>
#include <sched.h>

namespace breakeven {

Result<std::vector<int>> coresOf(pid_t thread)
{
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (sched_getaffinity(thread, sizeof mask, &mask) != 0) {
        const auto code = errno == EINVAL ? Error::Code::Unsupported : Error::Code::NotFound;
        return Error{code, QStringLiteral("sched_getaffinity"), systemWords(errno)};
    }
    std::vector<int> cores;
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(core, &mask))
            cores.push_back(core);
    return cores;
}

bool keepOn(std::span<const int> cores, pid_t thread)
{
    cpu_set_t mask;
    CPU_ZERO(&mask);
    for (const int core : cores)
        CPU_SET(core, &mask);
    return sched_setaffinity(thread, sizeof mask, &mask) == 0;
}

std::vector<pid_t> threadsOf(pid_t process)
{
    std::vector<pid_t> threads;
    const QStringList names = QDir(QStringLiteral("/proc/%1/task").arg(process))
                                  .entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Unsorted);
    for (const QString& name : names)
        threads.push_back(name.toInt());
    std::sort(threads.begin(), threads.end());
    return threads;
}

} // namespace breakeven
