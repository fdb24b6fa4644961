// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/leftovers.h"

#include "core/backends/backend_code.h"
#include "core/backends/backend_types.h"
#include "core/processes/process_mark.h"

#include <algorithm>

namespace breakeven {

Result<FoundLeftovers> findLeftovers(const Target& target, const std::stop_token& stop)
{
    const auto type = backendTypeOf(target.backend, target.name);
    if (!type.ok())
        return type.error();
    const auto names = type.value()->findLeftovers(target.backend, stop);
    if (!names.ok())
        return names.error();
    FoundLeftovers found{.all = {}, .isWhole = names.value().isWhole};
    for (const QString& name : names.value().names)
        found.all.push_back({.target = target, .name = name, .where = names.value().where});
    return found;
}

FoundLeftovers findLeftovers(std::span<const Target> targets)
{
    FoundLeftovers all;
    for (const Target& target : targets) {
        const auto found = findLeftovers(target);
        if (!found.ok())
            continue; // its own check says why
        all.isWhole = all.isWhole && found.value().isWhole;
        for (const Leftover& leftover : found.value().all) {
            const auto isKnown = [&](const Leftover& known) { return known.name == leftover.name; };
            if (std::none_of(all.all.begin(), all.all.end(), isKnown)) // their names are unique
                all.all.push_back(leftover);
        }
    }
    return all;
}

Status remove(const Leftover& leftover, const std::stop_token& stop)
{
    const bool isOurs = leftover.name.startsWith(QLatin1String("breakeven")) &&
                        !leftover.name.contains(QLatin1Char('/')) && makerOf(leftover.name) == Maker::Dead;
    if (!isOurs)
        return Error{Error::Code::Internal, leftover.name, {}, phrase(BackendReason::NoDeadProcess)};
    const auto type = backendTypeOf(leftover.target.backend, leftover.target.name);
    if (!type.ok())
        return type.error();
    return type.value()->removeLeftover(leftover.target.backend, leftover.name, stop);
}

} // namespace breakeven
