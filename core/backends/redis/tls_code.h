// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// There is no encrypted connection that can be trusted.
enum class TlsCode {
    Missing,              // the server speaks plain text
    Needed,               // plain text was asked for, and the server speaks TLS
    CertificateUntrusted, // nobody who is trusted signed it
    CertificateExpired,   // it is not, or not yet, valid
    CertificateOfOther,   // it names other hosts
    ClientRefused,        // the server wants another certificate of its clients
};

constexpr auto idsOf(TlsCode)
{
    using enum TlsCode;
    return std::to_array<CodeId<TlsCode>>({
        {Missing, "tls.missing"},
        {Needed, "tls.needed"},
        {CertificateUntrusted, "tls.certificate-untrusted"},
        {CertificateExpired, "tls.certificate-expired"},
        {CertificateOfOther, "tls.certificate-of-other"},
        {ClientRefused, "tls.client-refused"},
    });
}

// Why a connection can't be encrypted.
enum class TlsReason {
    NoMemory,
    NameUnverifiable,
    Closed,
    NamesOther,
    NoCertificates,
    NoKey,
};

constexpr auto idsOf(TlsReason)
{
    using enum TlsReason;
    return std::to_array<CodeId<TlsReason>>({
        {NoMemory, "tls.no-memory"},
        {NameUnverifiable, "tls.name-unverifiable"},
        {Closed, "tls.closed"},
        {NamesOther, "tls.names-other"},
        {NoCertificates, "tls.no-certificates"},
        {NoKey, "tls.no-key"},
    });
}

// Where a connection can't be encrypted.
enum class TlsTrust {
    SystemAuthorities,
};

constexpr auto idsOf(TlsTrust)
{
    using enum TlsTrust;
    return std::to_array<CodeId<TlsTrust>>({
        {SystemAuthorities, "tls.system-authorities"},
    });
}

} // namespace breakeven
