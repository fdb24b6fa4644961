// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/pipelining.h"

#include <algorithm>

namespace breakeven {

std::optional<Pipelining> pipeliningOf(std::span<const PointResult* const> points)
{
    Pipelining found;
    bool isFasterAnywhere = false;
    bool isSlowerAnywhere = false;
    bool helps = false;
    for (const PointResult* point : points) {
        if (point->what.kind != ArmKind::Pipelined)
            continue;
        const PointResult* fastest = nullptr;
        for (const PointResult* other : points) {
            if (other->key == point->key && other->what.threads() > 1 &&
                (fastest == nullptr || other->speedUp.ratio > fastest->speedUp.ratio))
                fastest = other;
        }
        if (fastest == nullptr)
            continue;
        ++found.points;
        found.last = *point;
        found.threadsBeside = *fastest;
        helps = helps || point->verdict == Verdict::Threads;
        if (!point->behindThreads || !point->behindThreads->interval)
            continue;
        if (point->behindThreads->interval->high < 1) {
            isFasterAnywhere = true;
            found.beatsAt.push_back(point->key.value);
        }
        isSlowerAnywhere = isSlowerAnywhere || point->behindThreads->interval->low > 1;
    }
    if (found.points == 0)
        return std::nullopt;
    found.threads = found.threadsBeside.what.threads();
    if (found.beatsAt.size() == found.points)
        found.kind = PipeliningKind::BeatsEverywhere;
    else if (isFasterAnywhere)
        found.kind = PipeliningKind::BeatsInPlaces;
    else if (helps)
        found.kind = isSlowerAnywhere ? PipeliningKind::ThreadsFaster : PipeliningKind::Pays;
    return found;
}

} // namespace breakeven
