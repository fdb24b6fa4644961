// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace breakeven {

// For telling contents apart by accident of a storage, not for withstanding an attacker. Takes eight bytes a
// step.
[[nodiscard]] std::uint64_t checksumOf(std::span<const std::byte> bytes);

} // namespace breakeven
