// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/private_redis_server.h"
#include "core/backends/redis_connection.h"
#include "core/network/latency_relay.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <thread>
#include <utility>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

// Ascending.
std::vector<nanoseconds> pings(RedisConnection& connection, int count)
{
    std::vector<nanoseconds> times;
    for (int i = 0; i < count; ++i) {
        const auto before = std::chrono::steady_clock::now();
        if (!connection.ping().ok())
            std::exit(1);
        times.push_back(std::chrono::steady_clock::now() - before);
    }
    std::sort(times.begin(), times.end());
    return times;
}

nanoseconds medianPing(RedisConnection& connection, int count)
{
    return pings(connection, count)[static_cast<std::size_t>(count / 2)];
}

bool isMet(nanoseconds asked, nanoseconds met)
{
    return std::chrono::abs(met - asked) <= std::max<nanoseconds>(60us, asked / 20);
}

double us(nanoseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

// Two draws of half the jitter make the spread of a round trip: a triangle whose median is what was asked.
bool jitterHolds(LatencyRelay& relay, RedisConnection& relayed, RedisConnection& direct)
{
    std::printf("\n%10s %10s %10s %10s %10s\n", "asked us", "jitter us", "p5 us", "p50 us", "p95 us");
    bool fine = true;
    for (const auto& [asked, jitter] :
         std::initializer_list<std::pair<nanoseconds, nanoseconds>>{{1ms, 500us}, {2ms, 2ms}}) {
        relay.setNetwork({.rtt = asked, .jitter = jitter});
        constexpr int count = 4'001; // so that p5 itself scatters by some 20 us only
        const nanoseconds bare = medianPing(direct, 401);
        const auto times = pings(relayed, count);
        const auto at = [&](int percent) {
            return times[static_cast<std::size_t>(count * percent / 100)] - bare;
        };
        // 5 % of a triangle lie beyond 1 - sqrt(0.1) of its half width.
        const nanoseconds reach(static_cast<nanoseconds::rep>(0.684 * static_cast<double>(jitter.count())));
        const bool holds =
            isMet(asked, at(50)) && isMet(asked - reach, at(5)) && isMet(asked + reach, at(95));
        fine = fine && holds;
        std::printf("%10.0f %10.0f %10.1f %10.1f %10.1f%s\n", us(asked), us(jitter), us(at(5)), us(at(50)),
                    us(at(95)), holds ? "" : "  MISSED");
    }
    return fine;
}

// Each worker of a run has its own connection: one must not wait for another's round trip.
bool connectionsHold(LatencyRelay& relay, const RedisAddress& address)
{
    constexpr nanoseconds asked = 2ms;
    relay.setNetwork({.rtt = asked});
    std::printf("\n%11s %10s %10s\n", "connections", "asked us", "met us");
    bool fine = true;
    for (const std::size_t many : {1U, 2U, 6U, 16U}) {
        std::vector<nanoseconds> medians(many);
        std::vector<std::thread> workers;
        for (nanoseconds& median : medians)
            workers.emplace_back([&] {
                const auto connection = RedisConnection::open(address, relay.port());
                if (!connection.ok())
                    std::exit(1);
                median = medianPing(*connection.value(), 201);
            });
        for (std::thread& worker : workers)
            worker.join();
        std::sort(medians.begin(), medians.end());
        const nanoseconds met = medians[many / 2];
        // A whole round trip more would be waiting; that many threads on few cores cost some of one.
        const bool holds = met < asked + asked / 4;
        fine = fine && holds;
        std::printf("%11zu %10.0f %10.1f%s\n", many, us(asked), us(met), holds ? "" : "  MISSED");
    }
    return fine;
}

} // namespace

// The round trip asked for against the one met: the median PING through the relay less the direct one.
// Exit status 1 when one is off by more than 60 µs and 5 %. Then the same with jitter, and for several
// connections at once.
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
        const bool holds = asked < 100us || isMet(asked, met);
        fine = fine && holds;
        std::printf("%10.0f %10.1f %10.1f %10.1f%s\n", us(asked), us(met), us(met - asked), us(bare),
                    holds ? "" : "  MISSED");
    }
    fine = jitterHolds(relay.value(), *relayed.value(), *direct.value()) && fine;
    fine = connectionsHold(relay.value(), server.value().address()) && fine;
    return fine ? 0 : 1;
}
