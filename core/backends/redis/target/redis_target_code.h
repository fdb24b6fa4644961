// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why a text is no address of a server, or what stands beside it does not fit.
enum class RedisTargetReason {
    CredentialsEncoding,
    Database,
    Query,
    IPv6InBrackets,
    AfterBracket,
    BracketsMissing,
    HostMissing,
    NoHostName,
    Port,
    SocketRelative,
    SocketTooLong,
    Missing,
    SocketScheme,
    PasswordPlace,
    Scheme,
    PasswordInAddress,
    CertificatesWithoutTls,
    CertificateWithoutKey,
};

constexpr auto idsOf(RedisTargetReason)
{
    using enum RedisTargetReason;
    return std::to_array<CodeId<RedisTargetReason>>({
        {CredentialsEncoding, "address.credentials-encoding"},
        {Database, "address.database"},
        {Query, "address.query"},
        {IPv6InBrackets, "address.ipv6-in-brackets"},
        {AfterBracket, "address.after-bracket"},
        {BracketsMissing, "address.brackets-missing"},
        {HostMissing, "address.host-missing"},
        {NoHostName, "address.no-host-name"},
        {Port, "address.port"},
        {SocketRelative, "address.socket-relative"},
        {SocketTooLong, "address.socket-too-long"},
        {Missing, "address.redis-missing"},
        {SocketScheme, "address.socket-scheme"},
        {PasswordPlace, "address.password-place"},
        {Scheme, "address.redis-scheme"},
        {PasswordInAddress, "plan.password-in-address"},
        {CertificatesWithoutTls, "plan.certificates-without-tls"},
        {CertificateWithoutKey, "plan.certificate-without-key"},
    });
}

} // namespace breakeven
