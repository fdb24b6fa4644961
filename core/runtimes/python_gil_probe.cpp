// SPDX-License-Identifier: GPL-3.0-or-later

// A library of its own, loaded before all others (LD_PRELOAD) into the Python that runs batches: sees when a
// thread drops the GIL, takes it, and waits for it; adds up the waits while it is told to, and a thread's
// holds while it is watched. A wait then costs two readings of the clock, which are no longer in the caches
// of a thread that has slept.
//
// CPython drops, takes and waits for the GIL by the condition variables of the C library
// (Python/ceval_gil.h): drop_gil() signals `cond` and, when a switch is forced, waits for `switch_cond`;
// take_gil() waits for `cond` with a time limit and signals `switch_cond`. Which ones these are a thread
// shows us by dropping and taking the GIL once, alone. An interpreter that doesn't call the C library by its
// dynamic symbols, or has no such GIL, shows us none.
//
// Plain C inside, as it must not bring the C++ library into a foreign process.

#include <atomic>
#include <cstdint>
#include <ctime>
#include <dlfcn.h>
#include <pthread.h>

namespace {

using Wait = int (*)(pthread_cond_t*, pthread_mutex_t*);
using TimedWait = int (*)(pthread_cond_t*, pthread_mutex_t*, const timespec*);
using Signal = int (*)(pthread_cond_t*);

// The C library keeps an older kind of condition variable under the same names.
template <typename Function>
void find(std::atomic<Function>& function, const char* name)
{
    void* found = dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
    if (found == nullptr)
        found = dlsym(RTLD_NEXT, name);
    function.store(reinterpret_cast<Function>(found), std::memory_order_relaxed);
}

template <typename Function>
Function real(std::atomic<Function>& function, const char* name)
{
    if (function.load(std::memory_order_relaxed) == nullptr)
        find(function, name);
    return function.load(std::memory_order_relaxed);
}

std::atomic<Wait> realWait;
std::atomic<TimedWait> realTimedWait;
std::atomic<Signal> realSignal;

std::atomic<const pthread_cond_t*> dropped;  // ceval_gil.h's `cond`; null: not known
std::atomic<const pthread_cond_t*> switched; // its `switch_cond`
std::atomic<bool> isCounting{false};

enum class Search { Off, Drop, Take };

struct Thread
{
    std::int64_t waited; // ns
    std::int64_t held;   // ns of CPU time in the holds that have ended, while it is watched
    std::int64_t since;  // CPU time at the beginning of the present one
    std::int64_t drops;
    bool isWatched;
    Search search;
};
__attribute__((tls_model("initial-exec"))) thread_local Thread own;

std::int64_t now(clockid_t clock = CLOCK_MONOTONIC)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

void note(const pthread_cond_t* condition)
{
    if (own.search == Search::Drop) {
        dropped.store(condition, std::memory_order_relaxed);
        own.search = Search::Take;
    } else if (own.search == Search::Take) {
        switched.store(condition, std::memory_order_relaxed);
        own.search = Search::Off;
    }
    if (!own.isWatched)
        return;
    if (condition == dropped.load(std::memory_order_relaxed)) {
        own.held += now(CLOCK_THREAD_CPUTIME_ID) - own.since;
        ++own.drops;
    } else if (condition == switched.load(std::memory_order_relaxed)) {
        own.since = now(CLOCK_THREAD_CPUTIME_ID);
    }
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) int pthread_cond_signal(pthread_cond_t* condition)
{
    if (own.search != Search::Off || own.isWatched)
        note(condition);
    return real(realSignal, "pthread_cond_signal")(condition);
}

__attribute__((visibility("default"))) int pthread_cond_wait(pthread_cond_t* condition,
                                                             pthread_mutex_t* mutex)
{
    if (!isCounting.load(std::memory_order_relaxed) || condition != switched.load(std::memory_order_relaxed))
        return real(realWait, "pthread_cond_wait")(condition, mutex);
    const std::int64_t began = now();
    const int result = real(realWait, "pthread_cond_wait")(condition, mutex);
    own.waited += now() - began;
    return result;
}

__attribute__((visibility("default"))) int
pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex, const timespec* until)
{
    if (!isCounting.load(std::memory_order_relaxed) || condition != dropped.load(std::memory_order_relaxed))
        return real(realTimedWait, "pthread_cond_timedwait")(condition, mutex, until);
    const std::int64_t began = now();
    const int result = real(realTimedWait, "pthread_cond_timedwait")(condition, mutex, until);
    own.waited += now() - began;
    return result;
}

// What follows is for breakeven_gil.py, which calls it with the GIL held and keeps it.

// The next two signals of the calling thread are those of a drop and a take.
__attribute__((visibility("default"))) void breakeven_gil_search()
{
    own.search = Search::Drop;
}

__attribute__((visibility("default"))) int breakeven_gil_found()
{
    own.search = Search::Off;
    const auto* drop = dropped.load(std::memory_order_relaxed);
    const auto* take = switched.load(std::memory_order_relaxed);
    return drop != nullptr && take != nullptr && drop != take ? 1 : 0;
}

// Of all threads: whether waits are counted from now on.
__attribute__((visibility("default"))) void breakeven_gil_count(int counting)
{
    isCounting.store(counting != 0, std::memory_order_relaxed);
}

// How long the calling thread has waited while waits were counted, in ns; valid as long as the thread lives.
__attribute__((visibility("default"))) const std::int64_t* breakeven_gil_waited()
{
    return &own.waited;
}

// The calling thread's holds and drops are counted from now on, from 0.
__attribute__((visibility("default"))) void breakeven_gil_watch(int watching)
{
    own.isWatched = watching != 0;
    own.held = 0;
    own.drops = 0;
    own.since = now(CLOCK_THREAD_CPUTIME_ID);
}

// CPU time in ns that the calling thread has held the GIL for since, and how often it let it go.
__attribute__((visibility("default"))) std::int64_t breakeven_gil_held()
{
    return own.held + now(CLOCK_THREAD_CPUTIME_ID) - own.since;
}

__attribute__((visibility("default"))) std::int64_t breakeven_gil_drops()
{
    return own.drops;
}

} // extern "C"
