// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

enum class ArmKind {
    Threads,   // that many take a batch's operations; one: a plain loop
    Pipelined, // one thread: all reads of the batch go out before the first answer is waited for, then all
               // writes
};

// One way of doing a batch, held against the others: a kind and a number. A value; by default the single arm,
// one thread, which is the reference.
struct Arm
{
    ArmKind kind = ArmKind::Threads;
    int count = 1; // of what the kind has several of, >= 1; 1 where it has no number

    [[nodiscard]] static constexpr Arm ofThreads(int count)
    {
        return {.kind = ArmKind::Threads, .count = count};
    }
    [[nodiscard]] static constexpr Arm pipelined() { return {.kind = ArmKind::Pipelined, .count = 1}; }

    [[nodiscard]] constexpr bool isSingle() const { return *this == Arm{}; }
    // Whether it is a place on the axis Threads, and what the cost model knows of.
    [[nodiscard]] constexpr bool isThreads() const { return kind == ArmKind::Threads; }
    // How many do its batches.
    [[nodiscard]] constexpr int threads() const { return isThreads() ? count : 1; }
    // How many of a batch's `items` operations may wait at the same time.
    [[nodiscard]] constexpr int atOnce(int items) const
    {
        return kind == ArmKind::Pipelined ? items : threads();
    }

    friend constexpr bool operator==(const Arm&, const Arm&) = default;
    friend constexpr auto operator<=>(const Arm&, const Arm&) = default; // as a plan has them: threads first
};

} // namespace breakeven
