// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/opened_runs.h"

#include "core/analysis/analyzer.h"
#include "core/runs/run_reader.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace breakeven {

namespace {

using Answer = Result<std::shared_ptr<const OpenedRun>>;

Answer readAndAnalyse(const QString& path)
{
    auto run = readRun(path);
    if (!run.ok())
        return run.error();
    Analysis analysis = analyze(run.value());
    return std::shared_ptr<const OpenedRun>(
        std::make_shared<OpenedRun>(OpenedRun{path, std::move(run).value(), std::move(analysis)}));
}

} // namespace

void OpenedRuns::open(const QString& path)
{
    auto* watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcher<Answer>::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        const Answer answer = watcher->result();
        if (answer.ok())
            emit opened(answer.value());
        else
            emit failed(path, answer.error());
    });
    watcher->setFuture(QtConcurrent::run(readAndAnalyse, path));
}

} // namespace breakeven
