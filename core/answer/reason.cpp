// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/reason.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace breakeven {

namespace {

constexpr double notableDifference = 0.05; // shares that differ by less say the same

// A wait shorter than this is of the order of what it costs to wake another thread.
constexpr std::chrono::nanoseconds shortWait = std::chrono::microseconds(200);

std::chrono::nanoseconds waitOfOperation(const PointResult& point, const Plan& plan)
{
    const int items = workloadAt(plan, point.key.value).items;
    const double batch = std::chrono::duration<double, std::nano>(point.singleLatency).count();
    return std::chrono::nanoseconds(std::llround(batch * *point.singleIoShare / items));
}

ReasonKind kindAt(const PointResult& point, std::chrono::nanoseconds wait)
{
    const bool waitsMostly = *point.singleIoShare >= 0.5;
    switch (point.verdict) {
    case Verdict::Threads:
        return waitsMostly ? ReasonKind::WaitsOverlap : ReasonKind::CoresCompute;
    case Verdict::Single:
        if (!waitsMostly)
            return ReasonKind::LittleWaiting;
        return wait < shortWait ? ReasonKind::WaitsTooShort : ReasonKind::WaitsStay;
    case Verdict::Unclear:
        break;
    }
    return ReasonKind::Waits;
}

} // namespace

std::optional<Reason> reasonOf(std::span<const PointResult* const> points, const Plan& plan)
{
    std::vector<const PointResult*> known;
    std::copy_if(points.begin(), points.end(), std::back_inserter(known),
                 [](const PointResult* point) { return point->singleIoShare.has_value(); });
    if (known.empty())
        return std::nullopt;

    const auto [low, high] =
        std::minmax_element(known.begin(), known.end(), [](const PointResult* a, const PointResult* b) {
            return *a->singleIoShare < *b->singleIoShare;
        });
    const auto shareOf = [](const PointResult* point) {
        return WaitingShare{.value = point->key.value, .share = *point->singleIoShare};
    };
    if (*(*high)->singleIoShare - *(*low)->singleIoShare < notableDifference) {
        const PointResult* point = known.front();
        const auto wait = waitOfOperation(*point, plan);
        return Reason{.kind = kindAt(*point, wait),
                      .threads = point->what.threads(),
                      .least = shareOf(point),
                      .most = shareOf(point),
                      .wait = wait};
    }
    Reason reason{.kind = ReasonKind::WaitsChange,
                  .threads = (*high)->what.threads(),
                  .least = shareOf(*low),
                  .most = shareOf(*high)};
    if ((*high)->verdict == Verdict::Threads)
        reason.kind = ReasonKind::GainsWithWaiting;
    else if (std::all_of(known.begin(), known.end(),
                         [](const PointResult* point) { return point->verdict == Verdict::Single; }))
        reason.kind = ReasonKind::StaysWithWaiting;
    return reason;
}

} // namespace breakeven
