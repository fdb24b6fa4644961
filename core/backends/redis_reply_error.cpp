// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis_reply_error.h"

#include <array>

namespace breakeven {

namespace {

// Kinds of redis-server 6 and 7; the ones with the common kind ERR are told by how they go on.
struct Kind
{
    std::string_view start;
    Error::Code code;
};
constexpr auto kinds = std::to_array<Kind>({
    {"NOAUTH", Error::Code::CredentialsNeeded},
    {"WRONGPASS", Error::Code::WrongCredentials},
    {"ERR invalid password", Error::Code::WrongCredentials},
    {"ERR AUTH", Error::Code::WrongCredentials},
    {"ERR Client sent AUTH", Error::Code::WrongCredentials},
    {"NOPERM", Error::Code::AccessDenied},
    {"DENIED", Error::Code::NotPermitted}, // protected mode
    {"ERR operation not permitted", Error::Code::CredentialsNeeded},
    {"OOM", Error::Code::MemoryFull},
    {"LOADING", Error::Code::Loading},
    {"READONLY", Error::Code::ReadOnly},
    {"WRONGTYPE", Error::Code::WrongType},
    {"MISCONF", Error::Code::SavingFailed},
    {"CLUSTERDOWN", Error::Code::ClusterDown},
    {"ERR max number of clients", Error::Code::TooManyClients},
    {"MOVED", Error::Code::OtherNode},
    {"ASK ", Error::Code::OtherNode},
    {"BUSY", Error::Code::Busy},
    {"MASTERDOWN", Error::Code::Busy},
    {"TRYAGAIN", Error::Code::Busy},
});

} // namespace

Error errorOfReply(std::string_view reply, const QString& where)
{
    Error error{Error::Code::Rejected, where,
                QString::fromUtf8(reply.data(), static_cast<qsizetype>(reply.size()))};
    for (const auto& [start, code] : kinds) {
        if (reply.starts_with(start)) {
            error.code = code;
            break;
        }
    }
    return error;
}

// "MOVED 3999 127.0.0.1:6381", where an IPv6 address has colons of its own and a host may be missing.
std::optional<RedisRedirection> redirectionIn(const Error& error)
{
    if (error.code != Error::Code::OtherNode)
        return std::nullopt;
    const QString place = error.detail.section(QLatin1Char(' '), 2, 2);
    RedisRedirection redirection{.isOnce = error.detail.startsWith(QLatin1String("ASK")),
                                 .host = place.section(QLatin1Char(':'), 0, -2)};
    bool hasSlot = false;
    bool hasPort = false;
    redirection.slot = error.detail.section(QLatin1Char(' '), 1, 1).toUShort(&hasSlot);
    redirection.port = place.section(QLatin1Char(':'), -1).toUShort(&hasPort);
    if (!hasSlot || !hasPort || redirection.port == 0)
        return std::nullopt;
    return redirection;
}

} // namespace breakeven
