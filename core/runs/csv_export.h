// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QIODevice>
#include <QString>

namespace breakeven {

// One row per batch, tidy: target,runtime,axis,value,emulation,block,threads,pipelined,batch,batch_ns.
// `emulation` says how the network is emulated there (relay, waits; empty: none is). RFC 4180, "." as decimal
// point whatever the locale. `where` names the device in errors.
[[nodiscard]] Status exportCsv(const Run& run, QIODevice& out, const QString& where);

} // namespace breakeven
