// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/private_redis_server.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>
#include <optional>
#include <thread>

// Starts a private server from a thread that ends at once, as one of a pool may, says the server's process id
// and waits to be killed.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    std::optional<breakeven::PrivateRedisServer> server;
    std::thread([&server] {
        auto started = breakeven::PrivateRedisServer::start();
        if (started.ok())
            server.emplace(std::move(started).value());
    }).join();
    if (!server)
        return 1;
    std::printf("%d\n", static_cast<int>(server->processId()));
    std::fflush(stdout);
    ::pause();
    return 0;
}
