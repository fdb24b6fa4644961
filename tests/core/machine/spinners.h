// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

#include <sys/types.h>
#include <unistd.h>

#include <map>
#include <sched.h>
#include <set>

namespace breakeven {

// What the kernel says of a process in /proc/PID/stat.
struct ProcessState
{
    pid_t parent = 0; // 0: there is no such process
    char state = 0;   // 'R': has or waits for a core; 'S': sleeps
    QByteArray name;
};

inline ProcessState stateOf(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const qsizetype begin = text.indexOf('(');
    const qsizetype end = text.lastIndexOf(')');
    if (begin < 0 || end < begin)
        return {};
    return {.parent = text.mid(end + 4).split(' ').value(0).toInt(),
            .state = text.at(end + 2),
            .name = text.mid(begin + 1, end - begin - 1)};
}

inline std::set<pid_t> childrenOf(pid_t parent)
{
    std::set<pid_t> children;
    for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs))
        if (const pid_t process = entry.toInt(); process > 0 && stateOf(process).parent == parent)
            children.insert(process);
    return children;
}

// The processes that keep cores awake for this one.
inline std::set<pid_t> spinners()
{
    std::set<pid_t> found;
    for (const pid_t child : childrenOf(getpid()))
        for (const pid_t grandchild : childrenOf(child))
            if (sched_getscheduler(grandchild) == SCHED_IDLE)
                found.insert(grandchild);
    return found;
}

} // namespace breakeven
