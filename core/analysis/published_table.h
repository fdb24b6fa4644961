// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <array>
#include <span>

namespace breakeven {

// The figures of the post that began it all ("python: when to use threads", 2018): a batch of 8 operations
// with 1 and with 6 threads of CPython on another machine, "best of 3".
struct PublishedFigures
{
    bool redis = false; // else a file
    // To the host. The post says "~400ms" and "~200ms", its own latencies say a thousandth of that.
    std::chrono::nanoseconds roundTrip{};
    std::chrono::nanoseconds single{};
    std::chrono::nanoseconds arm{};

    static constexpr int threadCount = 6; // of `arm`

    [[nodiscard]] double speedUp() const
    {
        return static_cast<double>(single.count()) / static_cast<double>(arm.count());
    }

    friend bool operator==(const PublishedFigures&, const PublishedFigures&) = default;
};

// In the post's order.
[[nodiscard]] std::span<const PublishedFigures> publishedFigures();

enum class Agreement {
    Agrees,  // threads win or lose here as they did there
    Differs, // the whole interval of the speed-up lies on the other side of 1
    Unclear, // the measured verdict is
};

// What one runtime gave in a row of the table.
struct MeasuredFigures
{
    RuntimeKind runtime = RuntimeKind::Native;
    PointResult point; // medians, speed-up with its interval, verdict, I/O shares
    // As the post's timeit does: the blocks in three repeats of equal length, the mean of each, the least of
    // the three means. Nothing with fewer than 3 blocks.
    std::optional<std::chrono::nanoseconds> singleBestOfThree;
    std::optional<std::chrono::nanoseconds> bestOfThree;
    // CPU time of an operation with 1 thread, of its median latency. Nothing where the I/O share isn't known.
    std::optional<std::chrono::nanoseconds> singleCpu;
    // What an operation with 1 thread holds the GIL for, and the most that threads can gain by that: its
    // latency by the time held. Nothing where there is no GIL or it isn't known.
    struct GilLimit
    {
        std::chrono::nanoseconds held{};
        std::chrono::nanoseconds operation{};
        double speedUp = 1;

        friend bool operator==(const GilLimit&, const GilLimit&) = default;
    };
    std::optional<GilLimit> gil{};
    Agreement agreement = Agreement::Unclear;

    friend bool operator==(const MeasuredFigures&, const MeasuredFigures&) = default;
};

struct PublishedRow
{
    QString target; // the plan's name of it
    PublishedFigures published;
    std::vector<MeasuredFigures> measured; // in the plan's order of runtimes; those that gave something

    friend bool operator==(const PublishedRow&, const PublishedRow&) = default;
};

// The last row: an operation's work without its I/O, in the post "fake work alone".
struct WorkAlone
{
    static constexpr std::chrono::nanoseconds publishedTime{6750};

    std::optional<std::chrono::nanoseconds> native{}; // as measured before the run; nothing where it wasn't
    std::optional<std::chrono::nanoseconds> python{}; // CPU time, in CPython

    friend bool operator==(const WorkAlone&, const WorkAlone&) = default;
};

struct PublishedTable
{
    std::vector<PublishedRow> rows;
    WorkAlone work;

    [[nodiscard]] bool empty() const { return rows.empty(); }

    friend bool operator==(const PublishedTable&, const PublishedTable&) = default;
};

// Whether `plan` measures every row of the post's table: its workload, its two arms, its pool, and a target
// for each row, told by back end and emulated round trip.
[[nodiscard]] bool measuresPublishedTable(const Plan& plan);

// The post's table with what `run` measured; empty where its plan isn't that of the table.
[[nodiscard]] PublishedTable publishedTable(const Run& run, const Analysis& analysis);

} // namespace breakeven
