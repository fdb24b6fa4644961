// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QByteArrayView>
#include <QString>

#include <variant>

namespace breakeven {

// Nothing: a blank line, or one of a later version's type.
using RunLine = std::variant<std::monostate, Block, Failure, RunEnd, Error>;

// Any line but the first, without its line feed; an Error is InvalidInput with a RunReason, or what
// the JSON parser said. Batch
// latencies are read straight from the bytes: they are nearly all of a run file. Thread-safe.
[[nodiscard]] RunLine parseRunLine(QByteArrayView text);

// The first line; `isWhole`: a line feed ends it. InvalidInput with a RunReason; `where` names the file.
[[nodiscard]] Result<RunHeader> parseHeaderLine(QByteArrayView text, bool isWhole, const QString& where);

} // namespace breakeven
