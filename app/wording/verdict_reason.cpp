// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_reason.h"

#include "app/wording/quantity_text.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace breakeven {

namespace {

// Shares that differ by less say the same.
constexpr double NotableDifference = 0.05;

// A wait shorter than this is of the order of what it costs to wake another thread.
constexpr std::chrono::nanoseconds ShortWait = std::chrono::microseconds(200);

std::chrono::nanoseconds waitOfOperation(const PointResult& point, const Plan& plan)
{
    const int items = workloadAt(plan, point.key.value).items;
    const double batch = std::chrono::duration<double, std::nano>(point.single.p50).count();
    return std::chrono::nanoseconds(std::llround(batch * *point.singleIoShare / items));
}

const char* reasonAt(const PointResult& point, std::chrono::nanoseconds wait)
{
    const bool waitsMostly = *point.singleIoShare >= 0.5;
    switch (point.verdict) {
    case Verdict::Threads:
        return waitsMostly ? QT_TRANSLATE_N_NOOP(
                                 "VerdictText",
                                 "One thread waits %1 of its time; %n threads let these waits overlap.")
                           : QT_TRANSLATE_N_NOOP("VerdictText",
                                                 "One thread waits only %1 of its time: %n threads win by "
                                                 "computing on several cores.");
    case Verdict::Single:
        if (!waitsMostly)
            return QT_TRANSLATE_N_NOOP("VerdictText", "One thread waits only %1 of its time: there is little "
                                                      "waiting that %n threads could overlap.");
        return wait < ShortWait
                   ? QT_TRANSLATE_N_NOOP(
                         "VerdictText",
                         "One thread waits %1 of its time, but that is only %2 an operation: too "
                         "little to pay for handing operations to %n threads.")
                   : QT_TRANSLATE_N_NOOP("VerdictText",
                                         "One thread waits %1 of its time, but what it waits for "
                                         "does not get faster with %n threads.");
    case Verdict::Unclear:
        break;
    }
    return QT_TRANSLATE_NOOP("VerdictText", "One thread waits %1 of its time.");
}

} // namespace

QString verdictReason(std::span<const PointResult* const> points, const Plan& plan)
{
    std::vector<const PointResult*> known;
    std::copy_if(points.begin(), points.end(), std::back_inserter(known),
                 [](const PointResult* point) { return point->singleIoShare.has_value(); });
    if (known.empty())
        return {};

    const auto [low, high] =
        std::minmax_element(known.begin(), known.end(), [](const PointResult* a, const PointResult* b) {
            return *a->singleIoShare < *b->singleIoShare;
        });
    if (*(*high)->singleIoShare - *(*low)->singleIoShare < NotableDifference) {
        const PointResult& point = *known.front();
        const auto wait = waitOfOperation(point, plan);
        return verdictSentence(reasonAt(point, wait), point.threads,
                               {shareText(*point.singleIoShare), durationText(wait)});
    }

    const auto at = [](const PointResult* point) { return axisValueText(point->key.axis, point->key.value); };
    const bool winsWhereItWaits = (*high)->verdict == Verdict::Threads;
    const bool losesEverywhere = std::all_of(known.begin(), known.end(), [](const PointResult* point) {
        return point->verdict == Verdict::Single;
    });
    const auto parts = {shareText(*(*low)->singleIoShare), at(*low), shareText(*(*high)->singleIoShare),
                        at(*high)};
    if (winsWhereItWaits)
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "One thread waits %1 of its time at %2 and %3 at %4: the more it "
                                "waits, the more %n threads can overlap."),
            (*high)->threads, parts);
    if (losesEverywhere)
        return verdictSentence(
            QT_TRANSLATE_N_NOOP(
                "VerdictText",
                "One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does "
                "not get faster with %n threads."),
            (*high)->threads, parts);
    return verdictSentence(
        QT_TRANSLATE_NOOP("VerdictText", "One thread waits %1 of its time at %2 and %3 at %4."),
        (*high)->threads, parts);
}

} // namespace breakeven
