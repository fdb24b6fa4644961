// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_descriptor.h"
#include "core/network/latency_relay.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

// A target that the test plays itself, connection by connection.
class PlayedTarget
{
public:
    PlayedTarget() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        const bool listening = ::bind(m_listener.number(), generic, size) == 0 &&
                               ::listen(m_listener.number(), 128) == 0 &&
                               ::getsockname(m_listener.number(), generic, &size) == 0;
        m_port = listening ? ntohs(address.sin_port) : std::uint16_t{0};
    }
    [[nodiscard]] LatencyRelay::Upstream upstream() const
    {
        return {.host = QStringLiteral("127.0.0.1"), .port = m_port, .unixPath = {}};
    }
    [[nodiscard]] FileDescriptor accept() const
    {
        return FileDescriptor(::accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
    }

private:
    FileDescriptor m_listener;
    std::uint16_t m_port = 0;
};

// A connection through the relay whose calls give up after 20 s, so that a failing test ends.
FileDescriptor connectTo(std::uint16_t port)
{
    FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval limit{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket.number(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const sockaddr_in address = loopback(port);
    if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return FileDescriptor();
    return socket;
}

bool sendAll(const FileDescriptor& socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string receiveExactly(const FileDescriptor& socket, std::size_t size)
{
    std::string bytes(size, '\0');
    const ssize_t got = ::recv(socket.number(), bytes.data(), size, MSG_WAITALL);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

std::string receiveToTheEnd(const FileDescriptor& socket)
{
    std::string bytes;
    std::array<char, 65'536> part{};
    for (;;) {
        const ssize_t got = ::recv(socket.number(), part.data(), part.size(), 0);
        if (got <= 0)
            return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(got));
    }
}

// Whether the other side closed: an end or a reset, but no time-out.
bool isClosed(const FileDescriptor& socket)
{
    char byte = 0;
    const ssize_t got = ::recv(socket.number(), &byte, 1, 0);
    return got == 0 || (got < 0 && errno != EAGAIN);
}

std::string pattern(std::size_t size)
{
    std::string bytes(size, '\0');
    std::generate(bytes.begin(), bytes.end(), [state = 1U]() mutable {
        state = state * 1'103'515'245U + 12'345U;
        return static_cast<char>(state >> 16U);
    });
    return bytes;
}

} // namespace

class TestLatencyRelay : public QObject
{
    Q_OBJECT

private slots:
    void largeTransfersArriveExactly_data()
    {
        QTest::addColumn<qint64>("rttUs");
        QTest::addColumn<qint64>("jitterUs");
        QTest::newRow("no delay") << qint64{0} << qint64{0};
        QTest::newRow("a delay") << qint64{4000} << qint64{0};
        QTest::newRow("a delay that varies keeps the order") << qint64{4000} << qint64{4000};
    }

    void largeTransfersArriveExactly()
    {
        QFETCH(const qint64, rttUs);
        QFETCH(const qint64, jitterUs);
        const PlayedTarget target;
        auto relay = LatencyRelay::start(target.upstream(), {.rtt = std::chrono::microseconds(rttUs),
                                                             .jitter = std::chrono::microseconds(jitterUs)});
        QVERIFY(relay.ok());
        const FileDescriptor client = connectTo(relay.value().port());
        const FileDescriptor server = target.accept();

        const std::string sent = pattern(20'000'000); // above what a pipe holds: the sender is held back
        std::string received;
        {
            const std::jthread reader([&] { received = receiveToTheEnd(server); });
            QVERIFY(sendAll(client, sent));
            ::shutdown(client.number(), SHUT_WR);
        }
        QVERIFY(received == sent);

        // The other way is still open after the half-close.
        QVERIFY(sendAll(server, "goodbye"));
        ::shutdown(server.number(), SHUT_WR);
        QCOMPARE(receiveToTheEnd(client), std::string("goodbye"));
    }

    void noRoundTripIsShorterThanAskedAndEachIsCounted_data()
    {
        QTest::addColumn<std::chrono::microseconds>("asked");
        QTest::addColumn<int>("count");
        for (const auto& [asked, count] : {std::pair{0us, 200},
                                           {10us, 500},
                                           {25us, 500},
                                           {50us, 500},
                                           {100us, 500},
                                           {1'000us, 100},
                                           {40'000us, 3},
                                           {150'000us, 1}})
            QTest::addRow("%lld us", static_cast<long long>(asked.count())) << asked << count;
    }

    // A longer one before it must not shorten it: what came late once was taken off later round trips once.
    void noRoundTripIsShorterThanAskedAndEachIsCounted()
    {
        QFETCH(const std::chrono::microseconds, asked);
        QFETCH(const int, count);
        const PlayedTarget target;
        auto relay = LatencyRelay::start(target.upstream(), {.rtt = 2ms});
        QVERIFY(relay.ok());
        const FileDescriptor client = connectTo(relay.value().port());
        const FileDescriptor server = target.accept();
        const auto roundTrip = [&] {
            const auto start = Clock::now();
            const bool fine = sendAll(client, "?") && receiveExactly(server, 1) == "?" &&
                              sendAll(server, "!") && receiveExactly(client, 1) == "!";
            return fine ? Clock::now() - start : 0ns;
        };
        for (int i = 0; i < 20; ++i)
            QVERIFY(roundTrip() >= 2ms);
        // A round trip is counted once its last byte is under way, which the client may see first.
        const auto takeHeld = [&relay](std::size_t wanted) {
            std::vector<std::chrono::nanoseconds> held;
            const auto all = [&] {
                const auto more = relay.value().takeHeld();
                held.insert(held.end(), more.begin(), more.end());
                return held.size() >= wanted;
            };
            return QTest::qWaitFor(all) ? held : std::vector<std::chrono::nanoseconds>();
        };
        QCOMPARE(takeHeld(20).size(), std::size_t{20});
        relay.value().setNetwork({.rtt = asked});
        std::vector<std::chrono::nanoseconds> seen;
        for (int i = 0; i < count; ++i) {
            const auto took = roundTrip();
            QVERIFY2(took >= asked && took > 0ns, qPrintable(QStringLiteral("%1 ns").arg(took.count())));
            seen.push_back(took);
        }
        auto held = takeHeld(static_cast<std::size_t>(count));
        QCOMPARE(held.size(), static_cast<std::size_t>(count));
        QVERIFY(relay.value().takeHeld().empty());
        std::sort(seen.begin(), seen.end());
        std::sort(held.begin(), held.end());
        QVERIFY(held.front() >= asked);
        for (std::size_t i = 0; i < held.size(); ++i)
            QVERIFY2(held[i] <= seen[i], "more was counted than a round trip took");
    }

    void bandwidthBoundsATransfer()
    {
        const PlayedTarget target;
        auto relay = LatencyRelay::start(target.upstream(), {.bandwidthMbit = 10});
        QVERIFY(relay.ok());
        const FileDescriptor client = connectTo(relay.value().port());
        const FileDescriptor server = target.accept();
        const auto start = Clock::now();
        QVERIFY(sendAll(client, pattern(250'000)));
        QCOMPARE(receiveExactly(server, 250'000).size(), std::size_t{250'000});
        QVERIFY(Clock::now() - start >= 195ms); // 2 Mbit at 10 Mbit/s
    }

    void manyConnectionsAreKeptApart()
    {
        const PlayedTarget target;
        auto relay = LatencyRelay::start(target.upstream(), {.rtt = 2ms, .jitter = 1ms});
        QVERIFY(relay.ok());
        std::atomic<int> wrong = 0;
        {
            constexpr int count = 50;
            std::vector<std::jthread> threads;
            for (int i = 0; i < count; ++i) {
                threads.emplace_back([&, i] {
                    const FileDescriptor client = connectTo(relay.value().port());
                    const std::string mine = std::to_string(i) + pattern(10'000);
                    for (int round = 0; round < 5; ++round) {
                        if (!sendAll(client, mine) || receiveExactly(client, mine.size()) != mine)
                            ++wrong;
                    }
                });
            }
            for (int i = 0; i < count; ++i) {
                threads.emplace_back([server = target.accept()] {
                    std::array<char, 4096> part{};
                    for (;;) {
                        const ssize_t got = ::recv(server.number(), part.data(), part.size(), 0);
                        if (got <= 0 || !sendAll(server, {part.data(), static_cast<std::size_t>(got)}))
                            return;
                    }
                });
            }
        }
        QCOMPARE(wrong.load(), 0);
    }

    void aTargetThatRefusesClosesTheClient()
    {
        LatencyRelay::Upstream nobody;
        {
            const PlayedTarget gone;
            nobody = gone.upstream();
        }
        auto relay = LatencyRelay::start(nobody, {.rtt = 1ms});
        QVERIFY(relay.ok());
        const FileDescriptor client = connectTo(relay.value().port());
        QVERIFY(isClosed(client));
    }

    void aTargetThatDiesClosesTheClient_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("closing") << false;
        QTest::newRow("with a reset") << true;
    }

    void aTargetThatDiesClosesTheClient()
    {
        QFETCH(const bool, reset);
        const PlayedTarget target;
        auto relay = LatencyRelay::start(target.upstream(), {.rtt = 1ms});
        QVERIFY(relay.ok());
        const FileDescriptor client = connectTo(relay.value().port());
        FileDescriptor server = target.accept();
        QVERIFY(sendAll(client, "?"));
        QCOMPARE(receiveExactly(server, 1), std::string("?"));
        if (reset) {
            const linger atOnce{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(server.number(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        }
        QCOMPARE(server.close(), 0);
        QVERIFY(isClosed(client));
        // Writing on must neither kill the process by a signal nor hang.
        while (sendAll(client, "more")) {
        }
    }

    // A program that starts others holds copies of all its sockets between fork and exec.
    void aConnectionMayEndWhileACopyOfItLives()
    {
        const PlayedTarget target;
        auto relay = LatencyRelay::start(target.upstream(), {});
        QVERIFY(relay.ok());
        FileDescriptor client = connectTo(relay.value().port());
        const FileDescriptor server = target.accept();
        QVERIFY(sendAll(client, "x"));
        QCOMPARE(receiveExactly(server, 1), std::string("x"));

        const pid_t copy = ::fork();
        if (copy == 0) { // of the relay's sockets, not of its peers'
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::close(server.number());
            ::close(client.number());
            ::pause();
            ::_exit(0);
        }
        QVERIFY(copy > 0);
        const linger atOnce{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(client.number(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        QCOMPARE(client.close(), 0);
        for (int i = 0; i < 100; ++i) {
            const FileDescriptor next = connectTo(relay.value().port());
            const FileDescriptor accepted = target.accept();
            QVERIFY(sendAll(next, "hello"));
            QCOMPARE(receiveExactly(accepted, 5), std::string("hello"));
        }
        ::kill(copy, SIGKILL);
        QCOMPARE(::waitpid(copy, nullptr, 0), copy);
    }

    void aRelayThatGoesClosesItsConnections()
    {
        const PlayedTarget target;
        FileDescriptor client;
        FileDescriptor server;
        {
            auto relay = LatencyRelay::start(target.upstream(), {.rtt = 1h});
            QVERIFY(relay.ok());
            client = connectTo(relay.value().port());
            server = target.accept();
            QVERIFY(sendAll(client, "on its way for half an hour"));
        }
        QVERIFY(isClosed(client));
        QVERIFY(isClosed(server));
    }

    void aNameThatIsNoneIsUnreachable()
    {
        const auto relay = LatencyRelay::start(
            {.host = QStringLiteral("no-such-host.invalid"), .port = 1, .unixPath = {}}, {});
        QVERIFY(!relay.ok());
        QCOMPARE(relay.error().code, Error::Code::Unreachable);
    }
};

QTEST_GUILESS_MAIN(TestLatencyRelay)
#include "tst_latency_relay.moc"
