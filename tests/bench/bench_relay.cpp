// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/private_redis_server.h"
#include "core/backends/redis_connection.h"
#include "core/network/latency_relay.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

nanoseconds medianPing(RedisConnection& connection, int count)
{
    std::vector<nanoseconds> times;
    for (int i = 0; i < count; ++i) {
        const auto before = std::chrono::steady_clock::now();
        if (!connection.ping().ok())
            std::exit(1);
        times.push_back(std::chrono::steady_clock::now() - before);
    }
    std::nth_element(times.begin(), times.begin() + count / 2, times.end());
    return times[static_cast<std::size_t>(count / 2)];
}

double us(nanoseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

} // namespace

// The round trip asked for against the one met: the median PING through the relay less the direct one.
// Exit status 1 when one is off by more than 60 µs and 5 %.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const auto server = PrivateRedisServer::start();
    if (!server.ok())
        return 1;
    const auto direct = RedisConnection::open(server.value().address());
    auto relay = LatencyRelay::start(
        {.host = server.value().address().host, .port = server.value().address().port, .unixPath = {}}, {});
    if (!direct.ok() || !relay.ok())
        return 1;
    const auto relayed = RedisConnection::open(server.value().address(), relay.value().port());
    if (!relayed.ok())
        return 1;

    medianPing(*direct.value(), 500);
    std::printf("%10s %10s %10s %10s\n", "asked us", "met us", "off us", "direct us");
    bool fine = true;
    for (const nanoseconds asked : std::initializer_list<nanoseconds>{0us, 20us, 50us, 100us, 200us, 400us,
                                                                      1ms, 2ms, 10ms, 100ms, 400ms}) {
        relay.value().setNetwork({.rtt = asked});
        const int count = asked <= 2ms ? 401 : asked <= 10ms ? 101 : 5;
        const nanoseconds bare = medianPing(*direct.value(), 401);
        const nanoseconds met = medianPing(*relayed.value(), count) - bare;
        const nanoseconds off = std::chrono::abs(met - asked);
        const bool holds = asked < 100us || off <= std::max<nanoseconds>(60us, asked / 20);
        fine = fine && holds;
        std::printf("%10.0f %10.1f %10.1f %10.1f%s\n", us(asked), us(met), us(met - asked), us(bare),
                    holds ? "" : "  MISSED");
    }
    return fine ? 0 : 1;
}
