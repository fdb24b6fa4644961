// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/private_redis_server.h"

#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/redis_connection.h"
#include "core/base/file_descriptor.h"
#include "core/network/precise_sleep.h"
#include "core/processes/guarded_process.h"

#include <QRandomGenerator>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <chrono>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds startBudget(5);
constexpr std::chrono::milliseconds betweenTries(5);
constexpr int mostPorts = 5; // somebody may take a free port before our server does

const QString serverName = QStringLiteral("redis-server");

// 0 when there is none.
std::uint16_t freePort()
{
    const FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener.number(), generic, size) != 0 ||
        ::getsockname(listener.number(), generic, &size) != 0)
        return 0;
    return ntohs(address.sin_port);
}

QString randomPassword()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(words.data()), static_cast<qsizetype>(sizeof words))
            .toHex());
}

// Over standard input: a command line, and with it the password, is everybody's to read.
QByteArray configurationFor(const RedisAddress& address)
{
    return QStringLiteral("bind 127.0.0.1\nport %1\nrequirepass %2\nsave \"\"\nappendonly no\ndir /\n"
                          "daemonize no\nlogfile \"\"\nloglevel warning\n"
                          "latency-tracking no\nslowlog-log-slower-than -1\n") // it is for nobody to watch
        .arg(address.port)
        .arg(address.password)
        .toLatin1();
}

Error notStarted(const QString& detail, const Phrase& reason = {})
{
    return {Error::Code::ServerNotStarted, serverName, detail, reason};
}

} // namespace

struct PrivateRedisServer::State
{
    RedisAddress address;
    std::unique_ptr<GuardedProcess> process;
};

PrivateRedisServer::PrivateRedisServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

PrivateRedisServer::PrivateRedisServer(PrivateRedisServer&&) noexcept = default;
PrivateRedisServer& PrivateRedisServer::operator=(PrivateRedisServer&&) noexcept = default;
PrivateRedisServer::~PrivateRedisServer() = default;

Result<PrivateRedisServer> PrivateRedisServer::start(const std::stop_token& stop)
{
    QString program = QStandardPaths::findExecutable(serverName);
    if (program.isEmpty()) // outside a login shell's PATH on some systems
        program = QStandardPaths::findExecutable(serverName, {QStringLiteral("/usr/sbin"),
                                                              QStringLiteral("/usr/local/bin"),
                                                              QStringLiteral("/opt/redis/bin")});
    if (program.isEmpty())
        return notStarted({}, phrase(RedisReason::NotInstalled));

    const auto deadline = Clock::now() + startBudget;
    QString reason;
    for (int attempt = 0; attempt < mostPorts && Clock::now() < deadline; ++attempt) {
        auto state = std::make_unique<State>();
        state->address.host = QStringLiteral("127.0.0.1");
        state->address.port = freePort();
        state->address.password = randomPassword();
        auto process = GuardedProcess::start({program.toStdString(), "-"}, configurationFor(state->address));
        if (!process.ok())
            return notStarted(process.error().detail);
        state->process = std::move(process).value();

        while (!state->process->hasEnded() && Clock::now() < deadline) {
            if (stop.stop_requested())
                return Error{Error::Code::Cancelled, serverName, {}};
            const RedisTimeouts local{
                .stop = stop, .connect = std::chrono::seconds(1), .command = std::chrono::seconds(1)};
            const auto connection = RedisConnection::open(state->address, 0, local);
            if (connection.ok())
                return PrivateRedisServer(std::move(state));
            reason = connection.error().detail;
            sleepUntil(Clock::now() + betweenTries);
        }
        const QByteArray words = state->process->lastWords().trimmed();
        if (!words.isEmpty())
            reason = QString::fromUtf8(words);
        if (!words.contains("in use"))
            break;
    }
    return notStarted(reason);
}

const RedisAddress& PrivateRedisServer::address() const
{
    return m_state->address;
}

pid_t PrivateRedisServer::processId() const
{
    return m_state->process->id();
}

} // namespace breakeven
