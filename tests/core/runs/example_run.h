// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QByteArray>
#include <QString>

namespace breakeven {

// A run with every kind of line and every field filled: `blocks` blocks of two arms with `batches` batches
// each.
[[nodiscard]] Run exampleRun(int blocks = 3, int batches = 4);

// As RunWriter writes it; empty, and a warning, where that fails.
[[nodiscard]] QByteArray bytesOf(const Run& run);

// Writes `run` to `path` with RunWriter; false, and a warning, where that fails.
[[nodiscard]] bool writeRun(const Run& run, const QString& path);

} // namespace breakeven
