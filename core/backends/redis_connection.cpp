// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis_connection.h"

#include "core/backends/redis_reply_error.h"

#include <QStringList>

#include <hiredis/hiredis.h>
#include <sys/socket.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <string>

namespace breakeven {

namespace {

timeval toTimeval(std::chrono::milliseconds time)
{
    constexpr std::chrono::milliseconds::rep second = 1000;
    return {.tv_sec = static_cast<time_t>(time.count() / second),
            .tv_usec = static_cast<suseconds_t>(time.count() % second * second)};
}

void ignoreBrokenPipes()
{
    static const bool done = [] {
        struct sigaction present
        {};
        const bool isDeadly = ::sigaction(SIGPIPE, nullptr, &present) == 0 && present.sa_handler == SIG_DFL;
        return isDeadly && std::signal(SIGPIPE, SIG_IGN) != SIG_ERR;
    }();
    static_cast<void>(done);
}

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

redisContext* connectTo(const RedisAddress& address, std::uint16_t relayPort, timeval limit)
{
    if (relayPort != 0)
        return redisConnectWithTimeout("127.0.0.1", relayPort, limit);
    if (!address.unixPath.isEmpty())
        return redisConnectUnixWithTimeout(address.unixPath.toUtf8().constData(), limit);
    return redisConnectWithTimeout(address.host.toUtf8().constData(), address.port, limit);
}

} // namespace

void RedisConnection::ContextDeleter::operator()(redisContext* context) const noexcept
{
    redisFree(context);
}

void RedisConnection::ReplyDeleter::operator()(redisReply* reply) const noexcept
{
    freeReplyObject(reply);
}

RedisConnection::RedisConnection(Context context, QString where)
    : m_where(std::move(where))
    , m_context(std::move(context))
{}

RedisConnection::~RedisConnection() = default;

Result<std::unique_ptr<RedisConnection>>
RedisConnection::open(const RedisAddress& address, std::uint16_t relayPort, const RedisTimeouts& timeouts)
{
    const QString where = address.toDisplayString();
    if (address.tls)
        return Error{Error::Code::Unsupported, where, QStringLiteral("TLS is not built in")};
    ignoreBrokenPipes();

    Context context(connectTo(address, relayPort, toTimeval(timeouts.connect)));
    if (!context)
        return Error{Error::Code::Unreachable, where, QStringLiteral("no memory for a connection")};
    if (context->err != 0)
        return Error{Error::Code::Unreachable, where, QString::fromUtf8(&context->errstr[0])};
    if (redisSetTimeout(context.get(), toTimeval(timeouts.command)) != REDIS_OK)
        return Error{Error::Code::Internal, where, QStringLiteral("the timeout could not be set")};

    std::unique_ptr<RedisConnection> connection(new RedisConnection(std::move(context), where));
    if (const Status introduced = connection->introduce(address); !introduced.ok())
        return introduced.error();
    return connection;
}

Status RedisConnection::introduce(const RedisAddress& address)
{
    const std::string user = address.user.toStdString();
    const std::string password = address.password.toStdString();
    const std::string database = std::to_string(address.database);
    if (!user.empty()) {
        if (const auto reply = command({"AUTH", user, password}); !reply.ok())
            return reply.error();
    } else if (!password.empty()) {
        if (const auto reply = command({"AUTH", password}); !reply.ok())
            return reply.error();
    }
    if (address.database != 0) {
        if (const auto reply = command({"SELECT", database}); !reply.ok())
            return reply.error();
    }
    return ping();
}

Result<bool> RedisConnection::getField(std::string_view hash, std::string_view field,
                                       std::vector<std::byte>& value)
{
    value.clear();
    const auto reply = command({"HGET", hash, field});
    if (!reply.ok())
        return reply.error();
    if (reply.value()->type == REDIS_REPLY_NIL)
        return false;
    if (reply.value()->type != REDIS_REPLY_STRING)
        return Error{Error::Code::UnexpectedReply, m_where, QStringLiteral("HGET gave no string")};
    const auto* first = reinterpret_cast<const std::byte*>(reply.value()->str);
    value.assign(first, first + reply.value()->len);
    return true;
}

Result<bool> RedisConnection::setField(std::string_view hash, std::string_view field,
                                       std::span<const std::byte> value)
{
    const auto added = integerFrom({"HSET", hash, field, textOf(value)});
    if (!added.ok())
        return added.error();
    return added.value() == 1;
}

Result<bool> RedisConnection::exists(std::string_view key)
{
    const auto count = integerFrom({"EXISTS", key});
    if (!count.ok())
        return count.error();
    return count.value() > 0;
}

Status RedisConnection::remove(std::string_view key)
{
    const auto count = integerFrom({"DEL", key});
    if (!count.ok())
        return count.error();
    return Done{};
}

Status RedisConnection::ping()
{
    const auto reply = command({"PING"});
    if (!reply.ok())
        return reply.error();
    if (reply.value()->type != REDIS_REPLY_STATUS)
        return Error{Error::Code::UnexpectedReply, m_where, QStringLiteral("PING gave no status")};
    return Done{};
}

Result<QString> RedisConnection::version()
{
    const auto reply = command({"INFO", "server"});
    if (!reply.ok())
        return reply.error();
    if (reply.value()->type == REDIS_REPLY_STRING) {
        const QString info =
            QString::fromUtf8(reply.value()->str, static_cast<qsizetype>(reply.value()->len));
        for (const QString& line : info.split(QLatin1String("\r\n"))) {
            if (line.startsWith(QLatin1String("redis_version:")))
                return line.section(QLatin1Char(':'), 1);
        }
    }
    return Error{Error::Code::UnexpectedReply, m_where, QStringLiteral("INFO gave no version")};
}

void RedisConnection::interrupt() noexcept
{
    m_interrupted.store(true);
    const std::scoped_lock lock(m_closing);
    if (m_context)
        ::shutdown(m_context->fd, SHUT_RDWR);
}

Result<RedisConnection::Reply> RedisConnection::command(std::initializer_list<std::string_view> words)
{
    if (m_interrupted.load())
        return Error{Error::Code::Cancelled, m_where, {}};
    if (!m_context)
        return Error{Error::Code::ConnectionLost, m_where,
                     QStringLiteral("the connection has failed before")};

    std::array<const char*, 4> data{};
    std::array<std::size_t, 4> sizes{};
    assert(words.size() <= data.size());
    std::size_t count = 0;
    for (const std::string_view word : words) {
        data[count] = word.data() != nullptr ? word.data() : "";
        sizes[count] = word.size();
        ++count;
    }
    Reply reply(static_cast<redisReply*>(
        redisCommandArgv(m_context.get(), static_cast<int>(count), data.data(), sizes.data())));
    if (!reply)
        return lost();
    if (reply->type == REDIS_REPLY_ERROR)
        return errorOfReply({reply->str, reply->len}, m_where);
    return reply;
}

// Call it right after the failed call, while errno is fresh.
Error RedisConnection::lost()
{
    const int number = errno;
    Error error{Error::Code::ConnectionLost, m_where, QString::fromUtf8(&m_context->errstr[0])};
    if (m_interrupted.load())
        error = {Error::Code::Cancelled, m_where, {}};
    else if (m_context->err == REDIS_ERR_IO && (number == EAGAIN || number == ETIMEDOUT))
        error = {Error::Code::TimedOut, m_where, {}};
    else if (m_context->err == REDIS_ERR_PROTOCOL)
        error.code = Error::Code::UnexpectedReply;

    // hiredis: a context that failed must not be used again.
    const std::scoped_lock lock(m_closing);
    m_context.reset();
    return error;
}

Result<long long> RedisConnection::integerFrom(std::initializer_list<std::string_view> words)
{
    const auto reply = command(words);
    if (!reply.ok())
        return reply.error();
    if (reply.value()->type != REDIS_REPLY_INTEGER)
        return Error{Error::Code::UnexpectedReply, m_where, QStringLiteral("a number was expected")};
    return reply.value()->integer;
}

} // namespace breakeven
