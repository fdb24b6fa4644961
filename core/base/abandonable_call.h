// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace breakeven {

// Runs `work` in a thread that nobody waits for. A process that ends meanwhile leaves it out of what it tears
// down: it ends by _exit() then, with its status, once output is flushed and main()'s objects are gone.
// False: the system has no more threads, and nothing was run.
[[nodiscard]] bool runUnattended(std::function<void()> work);

// What `call` gives, or nothing once `stop` is requested: for calls that nothing can end early, as the
// look-up of a name or a connect inside a library. After a stop the call goes on in its own thread and what
// it gives is destroyed there, so it owns or shares all that it uses. Where there is no thread to be had it
// is waited for.
template <typename T>
[[nodiscard]] std::optional<T> callUntilStopped(std::function<T()> call, const std::stop_token& stop)
{
    if (!stop.stop_possible())
        return call();
    if (stop.stop_requested())
        return std::nullopt;
    struct Outcome
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_ptr<T> value;
    };
    auto outcome = std::make_shared<Outcome>();
    const bool isRunning = runUnattended([outcome, call] {
        auto value = std::make_unique<T>(call());
        {
            const std::lock_guard lock(outcome->mutex);
            outcome->value = std::move(value);
        }
        outcome->changed.notify_all();
    });
    if (!isRunning)
        return call();
    std::unique_lock lock(outcome->mutex);
    outcome->changed.wait(lock, stop, [&outcome] { return outcome->value != nullptr; });
    const std::unique_ptr<T> value = std::move(outcome->value);
    if (!value)
        return std::nullopt;
    return std::optional<T>(std::move(*value));
}

} // namespace breakeven
