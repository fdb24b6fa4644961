// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil_model_executor.h"

#include <atomic>
#include <cerrno>
#include <deque>
#include <semaphore.h>
#include <thread>
#include <utility>
#include <vector>

namespace breakeven {

namespace {

// A Python lock, or what waits on one: posted once a wake-up.
class Semaphore
{
public:
    Semaphore() { sem_init(&m_semaphore, 0, 0); }
    ~Semaphore() { sem_destroy(&m_semaphore); }
    Semaphore(const Semaphore&) = delete;
    Semaphore& operator=(const Semaphore&) = delete;

    void post() { sem_post(&m_semaphore); }

    // As PyThread_acquire_lock_timed() is used: tries first, and lets go of the GIL only for a wait.
    void wait(Gil& gil)
    {
        if (sem_trywait(&m_semaphore) == 0)
            return;
        gil.release();
        while (sem_wait(&m_semaphore) != 0 && errno == EINTR) {
        }
        gil.acquire();
    }

private:
    sem_t m_semaphore{};
};

} // namespace

struct GilModelExecutor::State
{
    Gil& gil;
    int threads;
    Operation operation;
    PythonCosts costs;

    Semaphore queued;         // one for each item handed in and not taken
    std::atomic<int> next{0}; // item to take
    std::atomic<int> idle{0}; // workers that finished an item since one was handed in last
    std::atomic<bool> ending{false};
    std::deque<Semaphore> done; // of each item
    Semaphore started;
    std::vector<std::jthread> workers;

    void serve(int worker);
    void startThread();
};

GilModelExecutor::GilModelExecutor(Gil& gil, int threads, Operation operation)
    : m_state(std::make_unique<State>(gil, threads, std::move(operation)))
{
    m_state->workers.reserve(static_cast<std::size_t>(threads));
}

GilModelExecutor::~GilModelExecutor()
{
    if (m_state->workers.empty())
        return; // shut down already, perhaps by a thread that has the GIL
    m_state->gil.acquire();
    shutdown();
    m_state->gil.release();
}

void GilModelExecutor::map(int items, const PythonCosts& costs)
{
    State& state = *m_state;
    state.costs = costs;
    state.next.store(0, std::memory_order_relaxed);
    while (std::ssize(state.done) < items)
        state.done.emplace_back();

    for (int item = 0; item < items; ++item) {
        state.gil.hold(costs.submit);
        state.queued.post();
        if (state.idle.load(std::memory_order_relaxed) > 0)
            state.idle.fetch_sub(1, std::memory_order_relaxed);
        else if (std::ssize(state.workers) < state.threads)
            state.startThread();
    }
    for (int item = 0; item < items; ++item) {
        state.done[static_cast<std::size_t>(item)].wait(state.gil);
        state.gil.hold(costs.result);
    }
}

void GilModelExecutor::shutdown()
{
    State& state = *m_state;
    state.ending.store(true, std::memory_order_relaxed);
    for (std::size_t i = 0; i < state.workers.size(); ++i)
        state.queued.post();
    state.gil.release();
    state.workers.clear();
    state.gil.acquire();
}

void GilModelExecutor::State::startThread()
{
    gil.hold(costs.start);
    const int worker = static_cast<int>(workers.size());
    workers.emplace_back([this, worker] { serve(worker); });
    started.wait(gil);
}

void GilModelExecutor::State::serve(int worker)
{
    gil.acquire();
    gil.hold(costs.boot);
    started.post();
    for (;;) {
        queued.wait(gil);
        if (ending.load(std::memory_order_relaxed))
            break;
        const int item = next.fetch_add(1, std::memory_order_relaxed);
        gil.hold(costs.take);
        operation(worker, item);
        done[static_cast<std::size_t>(item)].post();
        idle.fetch_add(1, std::memory_order_relaxed);
    }
    gil.release();
}

} // namespace breakeven
