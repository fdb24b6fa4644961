// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_session.h"

namespace breakeven {

RunSession::RunSession(QObject* parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<ExperimentEvent>::resultsReadyAt, this, [this](int from, int to) {
        for (int i = from; i < to; ++i)
            take(m_watcher.resultAt(i));
    });
    connect(&m_watcher, &QFutureWatcher<ExperimentEvent>::finished, this, [this] {
        m_experiment.reset();
        if (m_run.end)
            emit finished(*m_run.end);
    });
}

RunSession::~RunSession() = default;

void RunSession::start(const Plan& plan)
{
    m_run = {};
    m_run.header.plan = plan;
    m_run.header.title = plan.title;
    m_analysis = {};
    m_path.clear();
    m_experiment = Experiment::start(plan);
    m_watcher.setFuture(m_experiment->events());
}

void RunSession::stop()
{
    if (m_experiment)
        m_experiment->cancel();
}

void RunSession::take(const ExperimentEvent& event)
{
    if (const auto* progress = std::get_if<Progress>(&event)) {
        emit progressed(*progress);
    } else if (const auto* begun = std::get_if<Started>(&event)) {
        m_run.header = begun->header;
        m_path = begun->path;
        emit started();
    } else if (const auto* block = std::get_if<Block>(&event)) {
        m_run.blocks.push_back(*block);
    } else if (const auto* failure = std::get_if<Failure>(&event)) {
        m_run.failures.push_back(*failure);
        emit failed(*failure);
    } else if (const auto* analysis = std::get_if<Analysis>(&event)) {
        m_analysis = *analysis;
        emit analysed();
    } else if (const auto* end = std::get_if<RunEnd>(&event)) {
        m_run.end = *end;
    }
}

} // namespace breakeven
