// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/dead_runs.h"

#include "app/commands/interruptible.h"
#include "core/backends/leftovers.h"
#include "core/plan/target_address.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

void tellWhatDeadRunsLeft(std::span<const Target> targets, std::span<const Failure> failures,
                          Console& console)
{
    for (const Target& target : targets) {
        // A target that failed would fail the search, too.
        const auto isOver = [&target](const Failure& failure) {
            return failure.target == target.name && !failure.value;
        };
        if (std::any_of(failures.begin(), failures.end(), isOver))
            continue;
        const auto found =
            untilSignal([&](const std::stop_token& stop) { return findLeftovers(target, stop); });
        if (!found)
            return; // nobody wants to know
        if (!found->ok() || found->value().all.empty())
            continue;
        for (const Leftover& leftover : found->value().all)
            console.warning(Words::tr("a killed run left %1 at %2.").arg(leftover.name, leftover.where));
        console.note(Words::tr("breakeven check '%1' --clean removes it.").arg(addressOf(target)));
    }
}

} // namespace breakeven
