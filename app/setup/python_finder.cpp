// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/python_finder.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace breakeven {

PythonFinder::~PythonFinder()
{
    m_stop.request_stop();
}

void PythonFinder::findAll()
{
    using Found = std::vector<PythonInterpreter>;
    auto* watcher = new QFutureWatcher<Found>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        emit found(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(findInterpreters, m_stop.get_token()));
}

void PythonFinder::probe(const QString& path)
{
    auto* watcher = new QFutureWatcher<Result<PythonInterpreter>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const Result<PythonInterpreter> result = watcher->result();
        if (result.ok())
            emit probed(result.value());
        else
            emit failed(result.error());
    });
    watcher->setFuture(QtConcurrent::run(probeInterpreter, path, m_stop.get_token()));
}

} // namespace breakeven
