// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_connection.h"

#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/redis_reply_error.h"
#include "core/backends/redis/tls_code.h"
#include "core/base/secrets.h"

#include <QStringList>

#include <hiredis/hiredis.h>

namespace breakeven {

namespace {

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A reply's parts; none where it is no array.
std::span<redisReply* const> partsOf(const redisReply& reply)
{
    if (reply.type != REDIS_REPLY_ARRAY)
        return {};
    return {reply.element, reply.elements};
}

bool isSlot(const redisReply& reply)
{
    constexpr long long highestSlot = 16'383;
    return reply.type == REDIS_REPLY_INTEGER && reply.integer >= 0 && reply.integer <= highestSlot;
}

bool isPort(const redisReply& reply)
{
    return reply.type == REDIS_REPLY_INTEGER && reply.integer > 0 && reply.integer <= 65'535;
}

} // namespace

Result<std::unique_ptr<RedisConnection>>
RedisConnection::open(const RedisAddress& address, std::uint16_t relayPort, const RedisTimeouts& timeouts)
{
    auto wire = RedisWire::open(address, relayPort, timeouts);
    if (!wire.ok())
        return wire.error();
    std::unique_ptr<RedisConnection> connection(new RedisConnection(std::move(wire).value()));
    const Status introduced = [&] {
        const std::stop_callback onStop(timeouts.stop, [&connection] { connection->interrupt(); });
        return connection->introduce(address);
    }();
    if (timeouts.stop.stop_requested())
        return Error{Error::Code::Cancelled, address.toDisplayString(), {}};
    if (introduced.ok())
        return connection;

    const AnyCode code = introduced.error().code;
    const bool isGibberish = code == Error::Code::ConnectionLost || code == Error::Code::UnexpectedReply;
    const bool mayWantTls = isGibberish && !address.tls && address.unixPath.isEmpty();
    if (mayWantTls && RedisWire::meetsTls(address, relayPort, timeouts))
        return Error{TlsCode::Needed, address.toDisplayString(), {}};
    return introduced.error();
}

Status RedisConnection::introduce(const RedisAddress& address)
{
    const std::string user = address.user.toStdString();
    const std::string password = address.password.toStdString();
    const std::string database = std::to_string(address.database);
    keepSecret(address.password); // a server that doesn't know AUTH repeats what it was given
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
    if (const Status requested = requestField(hash, field); !requested.ok())
        return requested.error();
    return answeredField(value);
}

Result<bool> RedisConnection::setField(std::string_view hash, std::string_view field,
                                       std::span<const std::byte> value)
{
    if (const Status requested = requestSet(hash, field, value); !requested.ok())
        return requested.error();
    return answeredSet();
}

Status RedisConnection::requestField(std::string_view hash, std::string_view field)
{
    return m_wire->append({"HGET", hash, field});
}

Status RedisConnection::requestSet(std::string_view hash, std::string_view field,
                                   std::span<const std::byte> value)
{
    return m_wire->append({"HSET", hash, field, textOf(value)});
}

Result<bool> RedisConnection::answeredField(std::vector<std::byte>& value)
{
    value.clear();
    const auto answer = reply();
    if (!answer.ok())
        return answer.error();
    if (answer.value()->type == REDIS_REPLY_NIL)
        return false;
    if (answer.value()->type != REDIS_REPLY_STRING)
        return unexpected(phrase(RedisReason::HgetGaveNoString));
    const auto* first = reinterpret_cast<const std::byte*>(answer.value()->str);
    value.assign(first, first + answer.value()->len);
    return true;
}

Result<bool> RedisConnection::answeredSet()
{
    const auto added = integerReply();
    if (!added.ok())
        return added.error();
    return added.value() == 1;
}

Result<RedisKeysSeen> RedisConnection::scan(std::string_view cursor, std::string_view pattern)
{
    const auto reply = command({"SCAN", cursor, "MATCH", pattern, "COUNT", "1000"});
    if (!reply.ok())
        return reply.error();
    const auto parts = partsOf(*reply.value());
    if (parts.size() != 2 || parts[0]->type != REDIS_REPLY_STRING || parts[1]->type != REDIS_REPLY_ARRAY)
        return unexpected(phrase(RedisReason::ScanGaveNoKeys));
    RedisKeysSeen seen{.cursor = {parts[0]->str, parts[0]->len}, .keys = {}};
    for (const redisReply* key : partsOf(*parts[1])) {
        if (key->type == REDIS_REPLY_STRING)
            seen.keys.emplace_back(key->str, key->len);
    }
    return seen;
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
        return unexpected(phrase(RedisReason::PingGaveNoStatus));
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
    return unexpected(phrase(RedisReason::InfoGaveNoVersion));
}

// https://redis.io/docs/latest/commands/cluster-slots/
Result<std::vector<RedisSlotRange>> RedisConnection::clusterSlots()
{
    const auto reply = command({"CLUSTER", "SLOTS"});
    if (!reply.ok())
        return reply.error();
    if (reply.value()->type != REDIS_REPLY_ARRAY)
        return unexpected(phrase(RedisReason::SlotsGaveNoList));
    std::vector<RedisSlotRange> ranges;
    for (const redisReply* range : partsOf(*reply.value())) {
        const auto parts = partsOf(*range);
        const auto primary = parts.size() < 3 ? parts : partsOf(*parts[2]);
        if (parts.size() < 3 || primary.size() < 2 || !isSlot(*parts[0]) || !isSlot(*parts[1]) ||
            !isPort(*primary[1]))
            return unexpected(phrase(RedisReason::SlotsGaveNoSlots));
        RedisSlotRange found{.first = static_cast<std::uint16_t>(parts[0]->integer),
                             .last = static_cast<std::uint16_t>(parts[1]->integer),
                             .host = {},
                             .port = static_cast<std::uint16_t>(primary[1]->integer)};
        if (primary[0]->type == REDIS_REPLY_STRING)
            found.host = QString::fromUtf8(primary[0]->str, static_cast<qsizetype>(primary[0]->len));
        ranges.push_back(found);
    }
    return ranges;
}

Status RedisConnection::asking()
{
    const auto reply = command({"ASKING"});
    if (!reply.ok())
        return reply.error();
    return Done{};
}

Result<RedisReply> RedisConnection::command(std::initializer_list<std::string_view> words)
{
    if (const Status appended = m_wire->append(words); !appended.ok())
        return appended.error();
    return reply();
}

Result<RedisReply> RedisConnection::reply()
{
    auto received = m_wire->receive();
    if (received.ok() && received.value()->type == REDIS_REPLY_ERROR)
        return errorOfReply({received.value()->str, received.value()->len}, m_wire->where());
    return received;
}

Result<long long> RedisConnection::integerFrom(std::initializer_list<std::string_view> words)
{
    if (const Status appended = m_wire->append(words); !appended.ok())
        return appended.error();
    return integerReply();
}

Result<long long> RedisConnection::integerReply()
{
    const auto answer = reply();
    if (!answer.ok())
        return answer.error();
    if (answer.value()->type != REDIS_REPLY_INTEGER)
        return unexpected(phrase(RedisReason::NumberExpected));
    return answer.value()->integer;
}

Error RedisConnection::unexpected(const Phrase& reason) const
{
    return {Error::Code::UnexpectedReply, m_wire->where(), {}, reason};
}

} // namespace breakeven
