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
        if (!m_run->end) // whatever happened: nothing runs any more, and the window must say so
            m_run->end = RunEnd{.finished = QDateTime::currentDateTimeUtc(),
                                .status = RunStatus::Failed,
                                .reason = tr("The run ended without a word.")};
        emit finished(*m_run->end);
    });
}

RunSession::~RunSession() = default;

void RunSession::start(const Plan& plan)
{
    start(Experiment::start(plan));
    m_run->header.plan = plan;
    m_run->header.title = plan.title;
}

void RunSession::start(std::unique_ptr<Experiment> experiment)
{
    m_run = std::make_shared<Run>();
    m_analysis = std::make_shared<Analysis>();
    m_path.clear();
    m_experiment = std::move(experiment);
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
        m_run->header = begun->header;
        m_path = begun->path;
        emit started();
    } else if (const auto* block = std::get_if<Block>(&event)) {
        m_run->blocks.push_back(*block);
    } else if (const auto* failure = std::get_if<Failure>(&event)) {
        m_run->failures.push_back(*failure);
        emit failed(*failure);
    } else if (const auto* analysis = std::get_if<Analysis>(&event)) {
        *m_analysis = *analysis;
        emit analysed();
    } else if (const auto* end = std::get_if<RunEnd>(&event)) {
        m_run->end = *end;
    }
}

} // namespace breakeven
