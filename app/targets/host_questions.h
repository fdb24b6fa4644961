// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/environment/target_facts.h"
#include "core/plan/target.h"

#include <QFuture>

#include <chrono>
#include <stop_token>

class QThreadPool;

namespace breakeven {

// The threads that talk with hosts. A silent host holds one for as long as its timeout, so they are not those
// of the global pool, which reads the history, opens runs and saves charts.
[[nodiscard]] QThreadPool* hostThreads();

// Is stopped at the end of the program, and with it what goes on in them.
[[nodiscard]] std::stop_token hostStop();

// Checks `target` in them. While the same question is under way no second one is asked: both get its answer.
// For the GUI thread.
[[nodiscard]] QFuture<Result<TargetFacts>> askTarget(const Target& target);

// For the end of the program: what has not begun never does, what is under way is stopped, and all have
// `patience` to come to their end. Returns whether they did; what is asked after it is not answered.
[[nodiscard]] bool endHostQuestions(std::chrono::milliseconds patience);

} // namespace breakeven
