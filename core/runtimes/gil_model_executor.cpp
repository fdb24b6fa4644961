// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil_model_executor.h"

#include <atomic>
#include <cerrno>
#include <deque>
#include <mutex>
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
    explicit Semaphore(unsigned count = 0) { sem_init(&m_semaphore, 0, count); }
    ~Semaphore() { sem_destroy(&m_semaphore); }
    Semaphore(const Semaphore&) = delete;
    Semaphore& operator=(const Semaphore&) = delete;

    void post() { sem_post(&m_semaphore); }
    bool tryWait() { return sem_trywait(&m_semaphore) == 0; }

    // Lets go of the GIL for a wait only.
    void wait(Gil& gil)
    {
        if (tryWait())
            return;
        gil.release();
        while (sem_wait(&m_semaphore) != 0 && errno == EINTR) {
        }
        gil.acquire(Gil::Before::Waited);
    }

private:
    sem_t m_semaphore{};
};

// Modules/_queuemodule.c, SimpleQueue of CPython 3.11: one lock, which is held while the queue is known to be
// empty, wakes one worker at a time; the one that it wakes wakes the next.
class SimpleQueue
{
public:
    explicit SimpleQueue(Gil& gil) : m_gil(gil) {}

    void put(int item)
    {
        bool wakes = false;
        {
            const std::lock_guard guard(m_state);
            m_items.push_back(item);
            wakes = std::exchange(m_isLocked, false);
        }
        if (wakes)
            m_lock.post();
    }

    int get()
    {
        std::unique_lock guard(m_state);
        while (m_items.empty()) {
            guard.unlock();
            m_lock.wait(m_gil);
            guard.lock();
            m_isLocked = true;
        }
        const int item = m_items.front();
        m_items.pop_front();
        const bool wakes = std::exchange(m_isLocked, false);
        guard.unlock();
        if (wakes)
            m_lock.post();
        return item;
    }

private:
    Gil& m_gil;
    Semaphore m_lock{1};
    std::mutex m_state; // what the GIL guards in CPython, where there is one
    std::deque<int> m_items;
    bool m_isLocked = false;
};

constexpr int End = -1; // of the executor, in place of an item

} // namespace

struct GilModelExecutor::State
{
    Gil& gil;
    int threads;
    Operation operation;
    ExecutorCosts costs;

    SimpleQueue queue;
    std::atomic<int> idle{0};   // workers that finished an item since one was handed in last
    std::deque<Semaphore> done; // of each item
    Semaphore started;
    std::vector<std::jthread> workers;

    void serve(int worker);
    void startThread();
};

GilModelExecutor::GilModelExecutor(Gil& gil, int threads, Operation operation)
    : m_state(new State{.gil = gil,
                        .threads = threads,
                        .operation = std::move(operation),
                        .costs = {},
                        .queue = SimpleQueue(gil),
                        .idle = 0,
                        .done = {},
                        .started = Semaphore(),
                        .workers = {}})
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

void GilModelExecutor::map(int items, const ExecutorCosts& costs)
{
    State& state = *m_state;
    state.costs = costs;
    while (std::ssize(state.done) < items)
        state.done.emplace_back();

    for (int item = 0; item < items; ++item) {
        state.gil.interpret(costs.submit);
        state.queue.put(item);
        state.gil.interpret(costs.submitted);
        if (state.idle.load(std::memory_order_relaxed) > 0)
            state.idle.fetch_sub(1, std::memory_order_relaxed);
        else if (std::ssize(state.workers) < state.threads)
            state.startThread();
    }
    for (int item = 0; item < items; ++item) {
        Semaphore& done = state.done[static_cast<std::size_t>(item)];
        if (!done.tryWait()) {
            state.gil.interpret(costs.await / 2);
            done.wait(state.gil);
            state.gil.interpret(costs.await / 2);
        }
        state.gil.interpret(costs.result);
    }
}

void GilModelExecutor::shutdown()
{
    State& state = *m_state;
    state.queue.put(End);
    state.gil.release();
    state.workers.clear();
    state.gil.acquire();
}

void GilModelExecutor::State::startThread()
{
    gil.interpret(costs.start);
    const int worker = static_cast<int>(workers.size());
    workers.emplace_back([this, worker] { serve(worker); });
    started.wait(gil);
}

void GilModelExecutor::State::serve(int worker)
{
    gil.acquire();
    gil.interpret(costs.boot);
    started.post();
    for (;;) {
        const int item = queue.get();
        if (item == End)
            break;
        const ExecutorCosts own = costs; // another map() may bring others once this item is announced
        gil.interpret(own.take);
        operation(worker, item);
        gil.interpret(own.announce);
        done[static_cast<std::size_t>(item)].post();
        gil.interpret(own.finish);
        idle.fetch_add(1, std::memory_order_relaxed);
    }
    queue.put(End); // for the next one
    gil.release();
}

} // namespace breakeven
