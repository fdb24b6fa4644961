// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <string_view>

namespace breakeven {

// What an error reply of the Redis server at `where` means: its first word is its kind
// (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors).
[[nodiscard]] Error errorOfReply(std::string_view reply, const QString& where);

} // namespace breakeven
