// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/checksum.h"

#include <algorithm>
#include <cstring>

namespace breakeven {

std::uint64_t checksumOf(std::span<const std::byte> bytes)
{
    constexpr std::uint64_t multiplier = 0x9e3779b97f4a7c15; // 2^64 / golden ratio: odd, bits well spread
    std::uint64_t sum = bytes.size() * multiplier;
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t length = std::min(bytes.size(), sizeof word);
        std::memcpy(&word, bytes.data(), length);
        sum = (sum ^ word) * multiplier;
        sum ^= sum >> 32;
        bytes = bytes.subspan(length);
    }
    return sum;
}

} // namespace breakeven
