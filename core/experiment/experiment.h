// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment_event.h"
#include "core/plan/plan.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace breakeven {

struct ExperimentOptions
{
    QString runPath = {}; // of the run file to write; empty: a new one in the default folder
    bool writeRun = true;
    // The run that `runPath` holds goes on, in that file: of the plan only budget and passwords count.
    bool continues = false;
    // How long to wait at most, before the first block, for other programs to leave the machine alone.
    std::chrono::milliseconds waitForQuiet{};
    std::stop_token skipWaiting{}; // ends that
};

// One run in the background: a handle to cancel it and the stream of what it says.
//
// The destructor cancels and waits, so that nothing that the run made is left behind.
class Experiment final : public QObject
{
    Q_OBJECT

public:
    // Starts at once. `plan` need not be valid: what is wrong comes as a RunEnd with status Failed.
    [[nodiscard]] static std::unique_ptr<Experiment> start(Plan plan, ExperimentOptions options = {});

    // The same for anything that runs as runPlan() does. An exception that leaves it, such as std::bad_alloc,
    // comes as a RunEnd with status Failed as well.
    using Report = std::function<void(ExperimentEvent)>;
    using Body = std::function<void(const std::stop_token&, const Report&)>;
    [[nodiscard]] static std::unique_ptr<Experiment> start(Body body);

    ~Experiment() override;

    // Has `hear` called with all that the run says, from its beginning and in order, but that of several
    // Progress or Analysis that wait only the last is left, as each replaces those before it: a run of days
    // is not to keep them. After the last one `end` is called, which may destroy this. Both are called in the
    // thread of `context`, by its event loop, as long as that lives. Once.
    void listen(QObject* context, std::function<void(const ExperimentEvent&)> hear,
                std::function<void()> end);

    // Blocks until the run is over.
    void wait() { m_thread->wait(); }

    // Ends the wait for a quiet machine, if it is under way or yet to come. Thread-safe.
    void skipWaiting();

    // Returns at once; the run ends within a batch or 200 ms, cleans up and says Cancelled. Thread-safe.
    void cancel();

signals:
    void told(); // by the run's thread

private:
    struct Said;

    Experiment();
    void say(ExperimentEvent event);
    void finish();

    std::stop_source m_stop;
    std::stop_source m_skipWaiting;
    std::shared_ptr<Said> m_said;
    std::unique_ptr<QThread> m_thread; // nobody else's, as it measures
};

} // namespace breakeven
