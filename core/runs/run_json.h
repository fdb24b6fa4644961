// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QJsonObject>

namespace breakeven {

// The version of the run file that this program writes and the newest that it reads.
inline constexpr int runFileVersion = 1;

// The lines of a run file (design section 6), each one object.
[[nodiscard]] QJsonObject toJson(const RunHeader& header);
[[nodiscard]] QJsonObject toJson(const Block& block);
[[nodiscard]] QJsonObject toJson(const Failure& failure);
[[nodiscard]] QJsonObject toJson(const RunEnd& end);

// The same back. InvalidInput says in `detail` what is wrong with the line.
[[nodiscard]] Result<RunHeader> headerFromJson(const QJsonObject& object);
[[nodiscard]] Result<Block> blockFromJson(const QJsonObject& object);
[[nodiscard]] Result<Failure> failureFromJson(const QJsonObject& object);
[[nodiscard]] Result<RunEnd> endFromJson(const QJsonObject& object);

} // namespace breakeven
