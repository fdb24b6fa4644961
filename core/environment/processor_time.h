// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace breakeven {

// What the cores of this machine have done since it started, in seconds summed over the cores.
struct ProcessorTime
{
    double busy = 0;
    double idle = 0;   // also waiting for a disk
    double stolen = 0; // by the host of this virtual machine
    double own = 0;    // of `busy`, by this process; not by its children

    [[nodiscard]] double all() const { return busy + idle + stolen; }

    // As the kernel counts it, to a hundredth of a second. Thread-safe. `root` is put before the path, for
    // tests. Nothing where the kernel doesn't say it.
    [[nodiscard]] static std::optional<ProcessorTime> now(const QString& root = {});

    friend bool operator==(const ProcessorTime&, const ProcessorTime&) = default;
};

// How many of `cores` other programs kept busy between two readings; nothing where no time passed.
[[nodiscard]] std::optional<double> otherLoad(const ProcessorTime& from, const ProcessorTime& to, int cores);

// The share of the cores' time, 0 ... 1, that the host took away between two readings.
[[nodiscard]] std::optional<double> stolenShare(const ProcessorTime& from, const ProcessorTime& to);

} // namespace breakeven
