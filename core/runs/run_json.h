// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QJsonObject>

#include <chrono>
#include <vector>

namespace breakeven {

// The version of the run file that this program writes and the newest that it reads.
inline constexpr int runFileVersion = 1;

// The lines of a run file (design section 6), each one object.
[[nodiscard]] QJsonObject toJson(const RunHeader& header);
[[nodiscard]] QJsonObject toJson(const Block& block);
[[nodiscard]] QJsonObject toJson(const Failure& failure);
[[nodiscard]] QJsonObject toJson(const RunEnd& end);

// Batch latencies of one arm in one block.
using Latencies = std::vector<std::chrono::nanoseconds>;

// What a reader believes of one batch; sums of many of these fit in 64 bits.
inline constexpr std::chrono::nanoseconds longestBatch{1'000'000'000'000'000};

// Of a connection in a block, whatever a file says.
inline constexpr int mostRenewals = 1'000;

// The same back. InvalidInput says in `detail` what is wrong with the line.
//
// The header never fails: a run of another version of the program must be readable, so no rule of plans is
// checked, and what can't be read is as in a new Plan.
[[nodiscard]] RunHeader headerFromJson(const QJsonObject& object);
// In place of the list of its latencies, "batch_ns" of an arm holds its index in `lists`. InvalidInput with a
// RunReason, each of the three.
[[nodiscard]] Result<Block> blockFromJson(const QJsonObject& object, std::vector<Latencies> lists);
[[nodiscard]] Result<Failure> failureFromJson(const QJsonObject& object);
[[nodiscard]] Result<RunEnd> endFromJson(const QJsonObject& object);

} // namespace breakeven
