// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QIODevice>
#include <QString>

namespace breakeven {

// One row per batch, tidy: target,runtime,axis,value,emulation,block,threads,pipelined,batch,batch_ns, and
// behind them what an operation of that arm and block took, means that are the same in all its rows and empty
// where not known: read_ns_per_op, compute_ns_per_op, write_ns_per_op, cpu_ns_per_op,
// voluntary_switches_per_op, involuntary_switches_per_op, gil_wait_ns_per_op, gil_held_ns_per_op.
// `emulation` says how the network is emulated there (relay, waits; empty: none is). RFC 4180, "." as decimal
// point whatever the locale. `where` names the device in errors: NoSpace and
// InputOutput.
[[nodiscard]] Status exportCsv(const Run& run, QIODevice& out, const QString& where);

} // namespace breakeven
