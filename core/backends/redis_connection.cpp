// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis_connection.h"

#include "core/backends/redis_reply_error.h"
#include "core/backends/tls_channel.h"

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

// Whether the server understands a command in plain text, even if only to refuse it.
bool speaksPlainText(const RedisAddress& address, std::uint16_t relayPort, timeval limit)
{
    const std::unique_ptr<redisContext, decltype(&redisFree)> probe(connectTo(address, relayPort, limit),
                                                                    &redisFree);
    if (!probe || probe->err != 0 || redisSetTimeout(probe.get(), limit) != REDIS_OK)
        return false;
    const std::unique_ptr<void, decltype(&freeReplyObject)> reply(redisCommand(probe.get(), "PING"),
                                                                  &freeReplyObject);
    return reply != nullptr;
}

// Whether the server answers a handshake with a certificate, whatever that is worth.
bool speaksTls(const RedisAddress& address, std::uint16_t relayPort, timeval limit)
{
    const std::unique_ptr<redisContext, decltype(&redisFree)> probe(connectTo(address, relayPort, limit),
                                                                    &redisFree);
    if (!probe || probe->err != 0 || redisSetTimeout(probe.get(), limit) != REDIS_OK)
        return false;
    const auto channel = TlsChannel::open(probe->fd, address.host, {}, address.toDisplayString());
    if (channel.ok())
        return true;
    const Error::Code code = channel.error().code;
    return code == Error::Code::CertificateUntrusted || code == Error::Code::CertificateOfOther ||
           code == Error::Code::CertificateExpired || code == Error::Code::ClientRefused;
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
    ignoreBrokenPipes();

    Context context(connectTo(address, relayPort, toTimeval(timeouts.connect)));
    if (!context)
        return Error{Error::Code::Unreachable, where, QStringLiteral("no memory for a connection")};
    if (context->err != 0)
        return Error{Error::Code::Unreachable, where, QString::fromUtf8(&context->errstr[0])};

    std::unique_ptr<RedisConnection> connection(new RedisConnection(std::move(context), where));
    if (address.tls) {
        if (const Status encrypted = connection->encrypt(address, relayPort, timeouts); !encrypted.ok())
            return encrypted.error();
    }
    if (redisSetTimeout(connection->m_context.get(), toTimeval(timeouts.command)) != REDIS_OK)
        return Error{Error::Code::Internal, where, QStringLiteral("the timeout could not be set")};
    if (const Status introduced = connection->introduce(address); !introduced.ok()) {
        const bool isGibberish = introduced.error().code == Error::Code::ConnectionLost ||
                                 introduced.error().code == Error::Code::UnexpectedReply;
        const bool mayWantTls = isGibberish && !address.tls && address.unixPath.isEmpty();
        if (mayWantTls && speaksTls(address, relayPort, toTimeval(timeouts.connect)))
            return Error{Error::Code::TlsNeeded, where, {}};
        return introduced.error();
    }
    return connection;
}

Status RedisConnection::encrypt(const RedisAddress& address, std::uint16_t relayPort,
                                const RedisTimeouts& timeouts)
{
    const timeval limit = toTimeval(timeouts.connect);
    if (redisSetTimeout(m_context.get(), limit) != REDIS_OK)
        return Error{Error::Code::Internal, m_where, QStringLiteral("the timeout could not be set")};
    auto channel = TlsChannel::open(m_context->fd, address.host, address.tlsFiles, m_where);
    if (channel.ok()) {
        m_tls = std::move(channel).value();
        return Done{};
    }
    // A plain server takes a greeting in TLS for the beginning of a command and waits for its rest.
    const Error::Code code = channel.error().code;
    const bool isSilentOrGibberish = code == Error::Code::TimedOut || code == Error::Code::ConnectionLost ||
                                     code == Error::Code::TlsFailed;
    if (isSilentOrGibberish && speaksPlainText(address, relayPort, limit))
        return Error{Error::Code::TlsMissing, m_where, {}};
    return channel.error();
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

    if (const Status appended = append(words); !appended.ok())
        return appended.error();
    auto reply = m_tls ? receiveEncrypted() : receive();
    if (reply.ok() && reply.value()->type == REDIS_REPLY_ERROR)
        return errorOfReply({reply.value()->str, reply.value()->len}, m_where);
    return reply;
}

Status RedisConnection::append(std::initializer_list<std::string_view> words)
{
    std::array<const char*, 4> data{};
    std::array<std::size_t, 4> sizes{};
    assert(words.size() <= data.size());
    int count = 0;
    for (const std::string_view word : words) {
        const auto place = static_cast<std::size_t>(count++);
        data[place] = word.data() != nullptr ? word.data() : "";
        sizes[place] = word.size();
    }
    if (!m_tls) {
        if (redisAppendCommandArgv(m_context.get(), count, data.data(), sizes.data()) != REDIS_OK)
            return lost();
        return Done{};
    }
    char* formatted = nullptr;
    const int size = redisFormatCommandArgv(&formatted, count, data.data(), sizes.data());
    if (size < 0)
        return lost({Error::Code::Internal, m_where, QStringLiteral("no memory for a command")});
    m_pending.append(formatted, static_cast<std::size_t>(size));
    redisFreeCommand(formatted);
    return Done{};
}

// Sends what was appended, then waits for a reply.
Result<RedisConnection::Reply> RedisConnection::receive()
{
    void* reply = nullptr;
    if (redisGetReply(m_context.get(), &reply) != REDIS_OK)
        return lost();
    return Reply(static_cast<redisReply*>(reply));
}

Result<RedisConnection::Reply> RedisConnection::receiveEncrypted()
{
    if (!m_pending.empty()) {
        if (const Status sent = m_tls->write(m_pending); !sent.ok())
            return lost(sent.error());
        m_pending.clear();
    }
    std::array<char, 16'384> text; // as much as one TLS record holds
    for (;;) {
        void* reply = nullptr;
        if (redisGetReplyFromReader(m_context.get(), &reply) != REDIS_OK)
            return lost();
        if (reply != nullptr)
            return Reply(static_cast<redisReply*>(reply));
        const auto size = m_tls->read(text);
        if (!size.ok())
            return lost(size.error());
        if (redisReaderFeed(m_context->reader, text.data(), size.value()) != REDIS_OK)
            return lost({Error::Code::Internal, m_where, QStringLiteral("no memory for a reply")});
    }
}

// Call it right after the failed call, while errno is fresh.
Error RedisConnection::lost()
{
    const int number = errno;
    Error error{Error::Code::ConnectionLost, m_where, QString::fromUtf8(&m_context->errstr[0])};
    if (m_context->err == REDIS_ERR_IO && (number == EAGAIN || number == ETIMEDOUT))
        error = {Error::Code::TimedOut, m_where, {}};
    else if (m_context->err == REDIS_ERR_PROTOCOL)
        error.code = Error::Code::UnexpectedReply;
    return lost(std::move(error));
}

Error RedisConnection::lost(Error error)
{
    if (m_interrupted.load())
        error = {Error::Code::Cancelled, m_where, {}};
    // Neither hiredis nor OpenSSL is to be used again after a failure.
    const std::scoped_lock lock(m_closing);
    m_tls.reset();
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
