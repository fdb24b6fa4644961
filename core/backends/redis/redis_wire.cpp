// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_wire.h"

#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/tls_channel.h"
#include "core/backends/redis/tls_code.h"
#include "core/network/connecting.h"

#include <hiredis/hiredis.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <vector>

namespace breakeven {

namespace {

timeval toTimeval(std::chrono::milliseconds time)
{
    constexpr std::chrono::milliseconds::rep second = 1000;
    return {.tv_sec = static_cast<time_t>(time.count() / second),
            .tv_usec = static_cast<suseconds_t>(time.count() % second * second)};
}

Result<std::vector<SocketAddress>> addressesOf(const RedisAddress& address, std::uint16_t relayPort,
                                               const std::stop_token& stop)
{
    if (relayPort != 0)
        return SocketAddress::lookUp(QStringLiteral("127.0.0.1"), relayPort, stop);
    if (address.unixPath.isEmpty())
        return SocketAddress::lookUp(address.host, address.port, stop);
    const auto socket = SocketAddress::ofUnixSocket(address.unixPath);
    if (!socket.ok())
        return socket.error();
    return std::vector{socket.value()};
}

// Ends the calls on a socket once the stop is requested, as long as this lives.
auto hangUpOn(const std::stop_token& stop, int socket)
{
    return std::stop_callback(stop, [socket] { ::shutdown(socket, SHUT_RDWR); });
}

// What one reply may take, of memory and of time, whatever it claims: a little more than the largest item,
// and the patience for one call, with a second more for each so many bytes that come.
class ReplyBounds
{
public:
    explicit ReplyBounds(std::chrono::milliseconds patience) : m_patience(patience) {}

    // After `bytes` more that didn't end it.
    [[nodiscard]] std::optional<Error::Code> exceededBy(std::size_t bytes)
    {
        m_bytes += bytes;
        if (m_bytes > mostOfReply)
            return Error::Code::UnexpectedReply;
        const auto earned = std::chrono::seconds(m_bytes / slowestRate);
        if (std::chrono::steady_clock::now() - m_began > m_patience + earned)
            return Error::Code::TimedOut;
        return std::nullopt;
    }

private:
    static constexpr std::size_t mostOfReply = std::size_t{80} << 20;
    static constexpr std::size_t slowestRate = 100; // bytes a second; below any network that is measured

    std::chrono::milliseconds m_patience;
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    std::size_t m_bytes = 0;
};

// hiredis makes room for all elements that a list claims to have before the first has come: a reply of a few
// bytes may claim gigabytes, and hold lists that do. Those of one reply, and theirs, together.
constexpr std::size_t mostElements = std::size_t{1} << 20; // a cluster's slots, the longest list, are 16,384

// `claimed`: by the lists of the present reply; lives as long as the reader.
void boundLists(redisReader& reader, std::size_t& claimed)
{
    static const redisReplyObjectFunctions usual = *reader.fn;
    static redisReplyObjectFunctions bounded = [] {
        redisReplyObjectFunctions functions = usual;
        functions.createArray = [](const redisReadTask* task, int elements) -> void* {
            auto& all = *static_cast<std::size_t*>(task->privdata);
            all += static_cast<std::size_t>(std::max(0, elements));
            return all <= mostElements ? usual.createArray(task, elements) : nullptr;
        };
        return functions;
    }();
    reader.fn = &bounded;
    reader.privdata = &claimed;
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

} // namespace

void RedisWire::ContextDeleter::operator()(redisContext* context) const noexcept
{
    redisFree(context);
}

void RedisReplyDeleter::operator()(redisReply* reply) const noexcept
{
    freeReplyObject(reply);
}

RedisWire::RedisWire(Context context, QString where)
    : m_where(std::move(where))
    , m_context(std::move(context))
{
    boundLists(*m_context->reader, m_claimed);
}

RedisWire::~RedisWire() = default;

// With the limit of a connect also for each read and write after it.
Result<RedisWire::Context> RedisWire::connect(const RedisAddress& address, std::uint16_t relayPort,
                                              const RedisTimeouts& timeouts)
{
    const QString where = address.toDisplayString();
    auto addresses = addressesOf(address, relayPort, timeouts.stop);
    if (!addresses.ok())
        return Error{addresses.error().code, where, addresses.error().detail, addresses.error().reason};
    auto socket = connectToAny(addresses.value(), timeouts.connect, timeouts.stop, where);
    if (!socket.ok())
        return socket.error();
    Context context(redisConnectFd(socket.value().number()));
    if (!context)
        return Error{Error::Code::Unreachable, where, {}, phrase(RedisReason::NoMemoryForConnection)};
    static_cast<void>(socket.value().release());                 // the context closes it
    redisSetTimeout(context.get(), toTimeval(timeouts.connect)); // its failure is the context's
    return context;
}

Result<std::unique_ptr<RedisWire>> RedisWire::open(const RedisAddress& address, std::uint16_t relayPort,
                                                   const RedisTimeouts& timeouts)
{
    ignoreBrokenPipes();
    const QString where = address.toDisplayString();
    auto context = connect(address, relayPort, timeouts);
    if (!context.ok())
        return context.error();

    std::unique_ptr<RedisWire> wire(new RedisWire(std::move(context).value(), where));
    if (address.tls) {
        if (const Status encrypted = wire->encrypt(address, relayPort, timeouts); !encrypted.ok())
            return encrypted.error();
    }
    wire->m_timeout = timeouts.command;
    if (redisSetTimeout(wire->m_context.get(), toTimeval(timeouts.command)) != REDIS_OK)
        return Error{Error::Code::Internal, where, {}, phrase(RedisReason::TimeoutNotSet)};
    return wire;
}

Status RedisWire::encrypt(const RedisAddress& address, std::uint16_t relayPort, const RedisTimeouts& timeouts)
{
    const auto hangUp = hangUpOn(timeouts.stop, m_context->fd);
    auto channel = TlsChannel::open(m_context->fd, address.host, address.tlsFiles, m_where);
    if (channel.ok()) {
        m_tls = std::move(channel).value();
        return Done{};
    }
    if (timeouts.stop.stop_requested())
        return Error{Error::Code::Cancelled, m_where, {}};
    // A plain server takes a greeting in TLS for the beginning of a command and waits for its rest.
    const AnyCode code = channel.error().code;
    const bool isSilentOrGibberish = code == Error::Code::TimedOut || code == Error::Code::ConnectionLost ||
                                     code == Error::Code::EncryptionFailed;
    if (isSilentOrGibberish && meetsPlainText(address, relayPort, timeouts))
        return Error{TlsCode::Missing, m_where, {}};
    return channel.error();
}

// Whether the server understands a command in plain text, even if only to refuse it.
bool RedisWire::meetsPlainText(const RedisAddress& address, std::uint16_t relayPort,
                               const RedisTimeouts& timeouts)
{
    const auto probe = connect(address, relayPort, timeouts);
    if (!probe.ok())
        return false;
    const auto hangUp = hangUpOn(timeouts.stop, probe.value()->fd);
    const RedisReply reply(static_cast<redisReply*>(redisCommand(probe.value().get(), "PING")));
    return reply != nullptr;
}

bool RedisWire::meetsTls(const RedisAddress& address, std::uint16_t relayPort, const RedisTimeouts& timeouts)
{
    const auto probe = connect(address, relayPort, timeouts);
    if (!probe.ok())
        return false;
    const auto hangUp = hangUpOn(timeouts.stop, probe.value()->fd);
    const auto channel = TlsChannel::open(probe.value()->fd, address.host, {}, address.toDisplayString());
    if (channel.ok())
        return true;
    const AnyCode code = channel.error().code;
    return code == TlsCode::CertificateUntrusted || code == TlsCode::CertificateOfOther ||
           code == TlsCode::CertificateExpired || code == TlsCode::ClientRefused;
}

Status RedisWire::usable() const
{
    if (m_interrupted.load())
        return Error{Error::Code::Cancelled, m_where, {}};
    if (!m_context)
        return Error{Error::Code::ConnectionLost, m_where, {}, phrase(RedisReason::FailedBefore)};
    return Done{};
}

Status RedisWire::append(std::initializer_list<std::string_view> words)
{
    if (const Status fine = usable(); !fine.ok())
        return fine.error();

    std::array<const char*, 6> data{};
    std::array<std::size_t, 6> sizes{};
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
        return lost({Error::Code::Internal, m_where, {}, phrase(RedisReason::NoMemoryForCommand)});
    m_pending.append(formatted, static_cast<std::size_t>(size));
    redisFreeCommand(formatted);
    return Done{};
}

Status RedisWire::send()
{
    if (Status fine = usable(); !fine.ok())
        return fine;
    if (m_tls) {
        const Status sent = m_pending.empty() ? Status(Done{}) : m_tls->write(m_pending);
        m_pending.clear();
        return sent.ok() ? sent : lost(sent.error());
    }
    if (sdslen(m_context->obuf) == 0)
        return Done{};
    int isDone = 0;
    while (isDone == 0) {
        if (redisBufferWrite(m_context.get(), &isDone) != REDIS_OK)
            return lost();
    }
    return Done{};
}

Result<RedisReply> RedisWire::receive()
{
    if (const Status fine = usable(); !fine.ok())
        return fine.error();
    return m_tls ? receiveEncrypted() : receivePlain();
}

Result<RedisReply> RedisWire::receivePlain()
{
    // As redisGetReply(), but with each call on its own.
    m_claimed = 0;
    void* reply = nullptr;
    if (redisGetReplyFromReader(m_context.get(), &reply) != REDIS_OK)
        return lost();
    if (reply == nullptr) {
        if (Status sent = send(); !sent.ok())
            return sent.error();
    }
    ReplyBounds bounds(m_timeout);
    while (reply == nullptr) {
        const std::size_t before = m_context->reader->len;
        const int got = redisBufferRead(m_context.get());
        const std::size_t size = m_context->reader->len - std::min(before, m_context->reader->len);
        if (got != REDIS_OK || redisGetReplyFromReader(m_context.get(), &reply) != REDIS_OK)
            return lost();
        if (reply == nullptr)
            if (const auto exceeded = bounds.exceededBy(size))
                return lost({*exceeded, m_where, {}});
    }
    return RedisReply(static_cast<redisReply*>(reply));
}

Result<RedisReply> RedisWire::receiveEncrypted()
{
    if (const Status sent = send(); !sent.ok())
        return sent.error();
    std::array<char, 16'384> text; // as much as one TLS record holds
    ReplyBounds bounds(m_timeout);
    m_claimed = 0;
    std::size_t came = 0;
    for (;;) {
        void* reply = nullptr;
        if (redisGetReplyFromReader(m_context.get(), &reply) != REDIS_OK)
            return lost();
        if (reply != nullptr)
            return RedisReply(static_cast<redisReply*>(reply));
        if (const auto exceeded = bounds.exceededBy(came))
            return lost({*exceeded, m_where, {}});
        const auto size = m_tls->read(text);
        if (!size.ok())
            return lost(size.error());
        if (redisReaderFeed(m_context->reader, text.data(), size.value()) != REDIS_OK)
            return lost({Error::Code::Internal, m_where, {}, phrase(RedisReason::NoMemoryForReply)});
        came = size.value();
    }
}

void RedisWire::interrupt() noexcept
{
    m_interrupted.store(true);
    const std::scoped_lock lock(m_closing);
    if (m_context)
        ::shutdown(m_context->fd, SHUT_RDWR);
}

// Call it right after the failed call, while errno is fresh.
Error RedisWire::lost()
{
    const int number = errno;
    Error error{Error::Code::ConnectionLost, m_where, QString::fromUtf8(&m_context->errstr[0])};
    if (m_context->err == REDIS_ERR_IO && (number == EAGAIN || number == ETIMEDOUT))
        error = {Error::Code::TimedOut, m_where, {}};
    else if (m_context->err == REDIS_ERR_PROTOCOL || m_context->err == REDIS_ERR_OOM)
        error.code = Error::Code::UnexpectedReply;
    return lost(std::move(error));
}

Error RedisWire::lost(Error error)
{
    if (m_interrupted.load())
        error = {Error::Code::Cancelled, m_where, {}};
    // Neither hiredis nor OpenSSL is to be used again after a failure.
    const std::scoped_lock lock(m_closing);
    m_tls.reset();
    m_context.reset();
    return error;
}

} // namespace breakeven
