// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace breakeven {

// What a read is that did not give what was written last, each with both figures. `read`: nothing where the
// item was missing.
[[nodiscard]] Error sizeMismatch(int item, std::size_t written, std::optional<std::size_t> read);
[[nodiscard]] Error contentMismatch(int item, std::uint64_t written, std::uint64_t read); // checksumOf()

} // namespace breakeven
