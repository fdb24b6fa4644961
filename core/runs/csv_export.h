// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QIODevice>
#include <QString>

namespace breakeven {

// One row per batch, tidy: target,runtime,axis,value,block,threads,batch,batch_ns. RFC 4180, "." as decimal
// point whatever the locale. `where` names the device in errors.
[[nodiscard]] Status exportCsv(const Run& run, QIODevice& out, const QString& where);

} // namespace breakeven
