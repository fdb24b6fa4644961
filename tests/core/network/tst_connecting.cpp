// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/connecting.h"
#include "tests/integration/silent_listener.h"

#include <QTest>

#include <netinet/in.h>
#include <unistd.h>

#include <chrono>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

SocketAddress addressOf(const char* host, std::uint16_t port)
{
    return SocketAddress::lookUp(QLatin1String(host), port, {}).value().front();
}

std::uint16_t portOf(int socket)
{
    sockaddr_in6 address{};
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin6_port); // at the same place in an IPv4 address
}

// On a free port; accepts nothing, which a client does not see.
FileDescriptor listenerAt(const char* host)
{
    const SocketAddress address = addressOf(host, 0);
    FileDescriptor listener(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(listener.number(), address.generic(), address.size) != 0 ||
        ::listen(listener.number(), 8) != 0)
        return {};
    return listener;
}

} // namespace

class TestConnecting : public QObject
{
    Q_OBJECT

private slots:
    void theNextAddressIsTriedWhereOneRefuses()
    {
        const FileDescriptor listener = listenerAt("::1");
        if (!listener.isOpen())
            QSKIP("needs IPv6 on loopback");
        const std::uint16_t port = portOf(listener.number());
        const std::vector addresses{addressOf("127.0.0.1", port), addressOf("::1", port)};
        const auto socket = connectToAny(addresses, 3s, {}, QStringLiteral("here"));
        QVERIFY(socket.ok());
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        QCOMPARE(::getpeername(socket.value().number(), reinterpret_cast<sockaddr*>(&peer), &size), 0);
        QCOMPARE(int(peer.ss_family), AF_INET6);
    }

    void theNextAddressIsTriedBesideOneThatIsSilent()
    {
        const SilentListener silent(SilentListener::Kind::Drops);
        const FileDescriptor listener = listenerAt("127.0.0.1");
        const std::vector addresses{addressOf("127.0.0.1", silent.port()),
                                    addressOf("127.0.0.1", portOf(listener.number()))};
        const auto began = Clock::now();
        const auto socket = connectToAny(addresses, 5s, {}, QStringLiteral("here"));
        QVERIFY(socket.ok());
        QVERIFY(Clock::now() - began < 2s); // 250 ms, and not the limit
    }

    void whereNobodyAnswersTheReasonIsTold()
    {
        std::uint16_t port = 0;
        {
            const FileDescriptor listener = listenerAt("127.0.0.1");
            port = portOf(listener.number());
        }
        const std::vector refusing{addressOf("127.0.0.1", port)};
        const auto refused = connectToAny(refusing, 3s, {}, QStringLiteral("here"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Error::Code::Unreachable);
        QCOMPARE(refused.error().detail, QStringLiteral("Connection refused"));

        const SilentListener silent(SilentListener::Kind::Drops);
        const std::vector mute{addressOf("127.0.0.1", silent.port())};
        const auto began = Clock::now();
        const auto late = connectToAny(mute, 300ms, {}, QStringLiteral("here"));
        QVERIFY(!late.ok());
        QCOMPARE(late.error().detail, QStringLiteral("Connection timed out"));
        QVERIFY(Clock::now() - began < 2s);
    }

    void aStopEndsTheWaiting()
    {
        const SilentListener silent(SilentListener::Kind::Drops);
        std::stop_source stop;
        const std::jthread user([&stop] {
            std::this_thread::sleep_for(100ms);
            stop.request_stop();
        });
        const std::vector mute{addressOf("127.0.0.1", silent.port())};
        const auto began = Clock::now();
        const auto socket = connectToAny(mute, 10s, stop.get_token(), QStringLiteral("here"));
        QVERIFY(!socket.ok());
        QCOMPARE(socket.error().code, Error::Code::Cancelled);
        QVERIFY(Clock::now() - began < 400ms);
    }
};

QTEST_GUILESS_MAIN(TestConnecting)
#include "tst_connecting.moc"
