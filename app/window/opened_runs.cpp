// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/opened_runs.h"

#include "app/background/when_ready.h"
#include "core/analysis/analyzer.h"
#include "core/environment/environment.h"
#include "core/experiment/continued_run.h"
#include "core/runs/run_code.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_remarks.h"
#include "core/runs/run_writer.h"

#include <QtConcurrent>

namespace breakeven {

namespace {

using Answer = Result<std::shared_ptr<const OpenedRun>>;

Answer readAndAnalyse(const QString& path)
{
    auto run = readRun(path);
    if (!run.ok())
        return run.error();
    Run named = std::move(run).value();
    if (const QString name = readRemarks(path).name; !name.isEmpty())
        named.header.title = name;
    Analysis analysis = analyze(named);
    if (!analysis.status) // cut off: nothing more comes, and what was measured is the answer
        analysis.status = RunStatus::Cancelled;
    Status may = isBeingWritten(path)
                     ? Error{Error::Code::NotPermitted, path, {}, phrase(RunReason::BeingWritten)}
                     : mayGoOn(named, readEnvironment());
    return std::shared_ptr<const OpenedRun>(
        std::make_shared<OpenedRun>(OpenedRun{path, std::move(named), std::move(analysis), std::move(may)}));
}

} // namespace

void OpenedRuns::open(const QString& path)
{
    whenReady(QtConcurrent::run(readAndAnalyse, path), this, [this, path](const Answer& answer) {
        if (answer.ok())
            emit opened(answer.value());
        else
            emit failed(path, answer.error());
    });
}

} // namespace breakeven
