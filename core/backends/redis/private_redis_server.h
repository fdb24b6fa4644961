// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/target/redis_address.h"
#include "core/base/result.h"

#include <QString>

#include <sys/types.h>

#include <memory>
#include <stop_token>

namespace breakeven {

// A redis-server of our own: on a free TCP port of 127.0.0.1, behind a random password, without persistence
// and without any file.
//
// It never outlives us: the kernel kills it when the thread that started it ends (PR_SET_PDEATHSIG), and that
// thread, which this object owns, ends with the object or with our process, even by SIGKILL.
class PrivateRedisServer
{
public:
    // Starts the redis-server found in PATH and waits, for 5 s at most, until it answers. Without one in
    // PATH, or when it does not come up, ServerNotStarted with what to do or the server's own last words;
    // Cancelled by `stop`.
    [[nodiscard]] static Result<PrivateRedisServer> start(const std::stop_token& stop = {});

    PrivateRedisServer(PrivateRedisServer&&) noexcept;
    PrivateRedisServer& operator=(PrivateRedisServer&&) noexcept;
    ~PrivateRedisServer();

    [[nodiscard]] const RedisAddress& address() const; // with the password
    [[nodiscard]] pid_t processId() const;

private:
    struct State;
    explicit PrivateRedisServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
