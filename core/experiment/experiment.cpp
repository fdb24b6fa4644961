// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"

#include "core/base/system_limits.h"
#include "core/experiment/experiment_code.h"
#include "core/experiment/runner.h"

#include <QDateTime>

#include <algorithm>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

namespace breakeven {

namespace {

RunEnd failedBy(Error error)
{
    return {
        .finished = QDateTime::currentDateTimeUtc(), .status = RunStatus::Failed, .error = std::move(error)};
}

} // namespace

// What waits to be heard.
struct Experiment::Said
{
    void add(ExperimentEvent event)
    {
        const std::lock_guard lock(m_mutex);
        if (std::holds_alternative<Progress>(event) || std::holds_alternative<Analysis>(event))
            std::erase_if(m_events,
                          [kind = event.index()](const auto& other) { return other.index() == kind; });
        m_events.push_back(std::move(event));
    }

    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }

    // And whether they are the last; once.
    std::pair<std::vector<ExperimentEvent>, bool> take()
    {
        const std::lock_guard lock(m_mutex);
        return {std::exchange(m_events, {}), std::exchange(m_isOver, false)};
    }

private:
    std::mutex m_mutex;
    std::vector<ExperimentEvent> m_events;
    bool m_isOver = false;
};

std::unique_ptr<Experiment> Experiment::start(Plan plan, ExperimentOptions options)
{
    const std::stop_source skipWaiting;
    options.skipWaiting = skipWaiting.get_token();
    auto experiment = start(
        [plan = std::move(plan), options = std::move(options)](
            const std::stop_token& stop, const Report& report) { runPlan(plan, options, stop, report); });
    experiment->m_skipWaiting = skipWaiting;
    return experiment;
}

std::unique_ptr<Experiment> Experiment::start(Body body)
{
    std::unique_ptr<Experiment> experiment(new Experiment);
    experiment->m_thread.reset(QThread::create([&self = *experiment, body = std::move(body)] {
        const auto report = [&self](ExperimentEvent event) { self.say(std::move(event)); };
        try {
            body(self.m_stop.get_token(), report);
        } catch (const std::exception& exception) {
            report(failedBy({ExperimentCode::BrokeOff, QString::fromUtf8(exception.what()), {}}));
        } catch (...) {
            report(failedBy({ExperimentCode::BrokeOff, {}, {}, {}, phrase(ExperimentPlace::Unknown)}));
        }
        self.finish();
    }));
    experiment->m_thread->start();
    if (!experiment->m_thread->isRunning() && !experiment->m_thread->isFinished()) {
        experiment->say(RunEnd{.finished = QDateTime::currentDateTimeUtc(),
                               .status = RunStatus::Failed,
                               .error = threadsExhausted()});
        experiment->finish();
    }
    return experiment;
}

Experiment::Experiment() : m_said(std::make_shared<Said>()) {}

Experiment::~Experiment()
{
    cancel();
    m_thread->wait();
}

void Experiment::listen(QObject* context, std::function<void(const ExperimentEvent&)> hear,
                        std::function<void()> end)
{
    // Calls may be under way when this is gone, so they keep what they need.
    const auto pass = [said = m_said, hear = std::move(hear), end = std::move(end)] {
        const auto [events, isLast] = said->take();
        for (const ExperimentEvent& event : events)
            hear(event);
        if (isLast)
            end();
    };
    connect(this, &Experiment::told, context, pass, Qt::QueuedConnection);
    emit told(); // of what was said before
}

void Experiment::say(ExperimentEvent event)
{
    m_said->add(std::move(event));
    emit told();
}

void Experiment::finish()
{
    m_said->end();
    emit told();
}

void Experiment::skipWaiting()
{
    m_skipWaiting.request_stop();
}

void Experiment::cancel()
{
    m_stop.request_stop();
}

} // namespace breakeven
