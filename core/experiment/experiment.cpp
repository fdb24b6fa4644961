// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"

#include "core/experiment/runner.h"

#include <QPromise>
#include <QtConcurrentRun>

namespace breakeven {

std::unique_ptr<Experiment> Experiment::start(Plan plan, ExperimentOptions options)
{
    std::unique_ptr<Experiment> experiment(new Experiment);
    experiment->m_thread.setMaxThreadCount(1);
    experiment->m_events = QtConcurrent::run(
        &experiment->m_thread, [plan = std::move(plan), options = std::move(options),
                                source = experiment->m_stop](QPromise<ExperimentEvent>& promise) mutable {
            runPlan(plan, options, source.get_token(), [&](ExperimentEvent event) {
                if (promise.isCanceled()) // through the future: nobody listens any more
                    source.request_stop();
                promise.addResult(std::move(event));
            });
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
