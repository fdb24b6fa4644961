// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace breakeven {

// Calls `work` once for each of 0 ... count − 1 and returns when all are done: in the calling thread, and in
// threads of its own, as long as all callers together have no more of these than the machine has cores and as
// the system gives them. No pool: where its threads all are callers of this, each would wait for the others
// for ever.
//
// Thread-safe; `work` is called from several threads at once, must not throw and must not call this.
void workInParallel(qsizetype count, const std::function<void(qsizetype)>& work);

} // namespace breakeven
