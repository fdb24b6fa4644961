// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/interruptible.h"

#include "core/base/termination.h"

#include <QEventLoop>
#include <QThread>

#include <memory>

namespace breakeven {

bool runUntilSignal(const std::function<void(const std::stop_token&)>& work)
{
    std::stop_source stop;
    Termination termination;
    QEventLoop loop;
    const std::unique_ptr<QThread> thread(QThread::create([&] { work(stop.get_token()); }));
    QObject::connect(&termination, &Termination::requested, &loop, [&stop] { stop.request_stop(); });
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    thread->start();
    if (!thread->isRunning() && !thread->isFinished()) // the system has no more threads
        work({});
    else if (!thread->isFinished())
        loop.exec();
    thread->wait();
    return !stop.stop_requested();
}

} // namespace breakeven
