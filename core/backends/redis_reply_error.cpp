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

} // namespace breakeven
