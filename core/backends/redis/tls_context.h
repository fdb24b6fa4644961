// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/target/redis_address.h"
#include "core/base/result.h"

#include <memory>

struct ssl_ctx_st; // OpenSSL stays in the .cpp

namespace breakeven {

struct TlsContextDeleter
{
    void operator()(ssl_ctx_st* context) const noexcept;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, TlsContextDeleter>;

// Whom to trust and what to show: TLS 1.2 at least, the server's certificate is always verified. A file that
// is absent, no PEM or of another key is an error that names it. Reads files; blocks for as long.
[[nodiscard]] Result<TlsContext> makeTlsContext(const TlsFiles& files);

} // namespace breakeven
