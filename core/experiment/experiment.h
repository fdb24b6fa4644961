// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment_event.h"
#include "core/plan/plan.h"

#include <QFuture>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace breakeven {

struct ExperimentOptions
{
    QString runPath; // of the run file to write; empty: a new one in the default folder
    bool writeRun = true;
};

// One run in the background: a handle to cancel it and the stream of what it says.
//
// The destructor cancels and waits, so that nothing that the run made is left behind.
class Experiment
{
public:
    // Starts at once. `plan` need not be valid: what is wrong comes as a RunEnd with status Failed.
    [[nodiscard]] static std::unique_ptr<Experiment> start(Plan plan, ExperimentOptions options = {});

    // The same for anything that runs as runPlan() does. An exception that leaves it, such as std::bad_alloc,
    // comes as a RunEnd with status Failed as well.
    using Report = std::function<void(ExperimentEvent)>;
    using Body = std::function<void(const std::stop_token&, const Report&)>;
    [[nodiscard]] static std::unique_ptr<Experiment> start(Body body);

    Experiment(const Experiment&) = delete;
    Experiment& operator=(const Experiment&) = delete;
    ~Experiment();

    // Watch it with a QFutureWatcher. Finishes after the RunEnd.
    [[nodiscard]] QFuture<ExperimentEvent> events() const { return m_events; }

    // Returns at once; the run ends within a batch or 200 ms, cleans up and says Cancelled. Thread-safe.
    void cancel();

private:
    Experiment() = default;

    std::stop_source m_stop;
    QThreadPool m_thread; // one, and nobody else's, as it measures
    QFuture<ExperimentEvent> m_events;
};

} // namespace breakeven
