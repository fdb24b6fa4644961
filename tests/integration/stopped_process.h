// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

#include <sys/types.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

// Whether thread `task`, a folder of /proc, is stopped: its state follows the name in parentheses.
inline bool isStoppedThread(const QString& task)
{
    QFile file(task + QStringLiteral("/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return true; // it has ended
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) == "T";
}

// Stops `process` until a SIGCONT. The signal reaches each thread in its own time, and one may still answer
// what comes meanwhile, so this waits for all.
inline void stopProcess(qint64 process)
{
    using namespace std::chrono_literals;
    if (process <= 0)
        return;
    ::kill(static_cast<pid_t>(process), SIGSTOP);
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(process));
    for (const auto end = std::chrono::steady_clock::now() + 5s; std::chrono::steady_clock::now() < end;) {
        const QStringList all = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (std::all_of(all.begin(), all.end(),
                        [&tasks](const QString& each) { return isStoppedThread(tasks.filePath(each)); }))
            return;
        std::this_thread::sleep_for(1ms);
    }
}
