// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace breakeven {

// Calls `use` with the result of `future`, in the thread of `owner`, which is the caller's, once there is one;
// never if `owner` is gone by then. (QFuture::then() of Qt 6.4 may not outlive the object that it is given.)
template <typename T, typename Use>
void whenReady(const QFuture<T>& future, QObject* owner, Use use)
{
    auto* watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, use = std::move(use)]() mutable {
        watcher->deleteLater();
        use(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace breakeven
