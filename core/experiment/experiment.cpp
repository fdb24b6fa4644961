// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"

#include "core/experiment/runner.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPromise>
#include <QtConcurrentRun>

#include <exception>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Runner)
};

RunEnd failedBy(const QString& what)
{
    return {.finished = QDateTime::currentDateTimeUtc(),
            .status = RunStatus::Failed,
            .reason = Words::tr("The run broke off by a fault of the program: %1").arg(what)};
}

} // namespace

std::unique_ptr<Experiment> Experiment::start(Plan plan, ExperimentOptions options)
{
    return start([plan = std::move(plan), options = std::move(options)](const std::stop_token& stop,
                                                                        const Report& report) {
        runPlan(plan, options, stop, report);
    });
}

std::unique_ptr<Experiment> Experiment::start(Body body)
{
    std::unique_ptr<Experiment> experiment(new Experiment);
    experiment->m_thread.setMaxThreadCount(1);
    experiment->m_events = QtConcurrent::run(
        &experiment->m_thread,
        [body = std::move(body), source = experiment->m_stop](QPromise<ExperimentEvent>& promise) mutable {
            const auto report = [&](ExperimentEvent event) {
                if (promise.isCanceled()) // through the future: nobody listens any more
                    source.request_stop();
                promise.addResult(std::move(event));
            };
            // In the future an exception would hide what was reported before it.
            try {
                body(source.get_token(), report);
            } catch (const std::exception& exception) {
                report(failedBy(QString::fromUtf8(exception.what())));
            } catch (...) {
                report(failedBy(Words::tr("unknown")));
            }
        });
    return experiment;
}

Experiment::~Experiment()
{
    cancel();
    m_thread.waitForDone();
}

void Experiment::cancel()
{
    m_stop.request_stop();
}

} // namespace breakeven
