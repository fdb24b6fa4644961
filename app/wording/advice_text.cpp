// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/advice_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/thread_count_verdict.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <vector>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString nameOf(Knob knob)
{
    switch (knob) {
    case Knob::Gnocchi:
        return QStringLiteral("parallel_operations");
    case Knob::Python:
        return QStringLiteral("max_workers");
    case Knob::Qt:
        break;
    }
    return QStringLiteral("maxThreadCount");
}

// The smallest count as good as the best; nothing where an arm is still in doubt that more blocks could put
// ahead of one thread. On the axis Threads that count is the verdict's.
std::optional<int> bestAt(const ThreadAdvice& advice, const Analysis& analysis)
{
    const auto* best = std::get_if<MeasuredBest>(&advice.measured);
    if (best == nullptr)
        return std::nullopt;
    std::vector<const PointResult*> wins;
    bool inDoubt = false;
    for (const PointResult& point : analysis.points) {
        if (point.key != advice.key)
            continue;
        if (point.verdict == Verdict::Threads)
            wins.push_back(&point);
        inDoubt = inDoubt || (point.verdict == Verdict::Unclear && !point.settled);
    }
    if (!wins.empty() && advice.key.axis == AxisKind::Threads)
        return enoughThreads(wins).threads;
    if (best->threads == 1 && inDoubt)
        return std::nullopt;
    return best->threads;
}

// Its place, where the curve of `threads` crosses once and threads pay on the side `pay`.
const Crossover* onlyCrossover(const Analysis& analysis, const PointKey& key, int threads, ThreadsPay pay)
{
    const Crossover* found = nullptr;
    for (const Crossover& crossover : analysis.crossovers) {
        if (crossover.target != key.target || crossover.runtime != key.runtime ||
            crossover.threads != threads)
            continue;
        if (found != nullptr || crossover.threadsPay != pay)
            return nullptr;
        found = &crossover;
    }
    return found;
}

QString changingText(const QString& knob, const Analysis& analysis, const PointKey& key, int low, int high)
{
    const bool above = low == 1;
    if (!above && high != 1) // several thread counts, each with its own range: no one figure says that
        return {};
    const int threads = above ? high : low;
    const Crossover* crossover =
        onlyCrossover(analysis, key, threads, above ? ThreadsPay::Above : ThreadsPay::Below);
    if (crossover == nullptr)
        return {};
    const QString place = estimateText(crossover->axis, crossover->at, crossover->interval).value;
    const QString count = QString::number(threads);
    if (crossover->axis == AxisKind::RttUs)
        return (above ? Words::tr("set %1 = %2 for targets farther than %3, 1 for nearer ones.")
                      : Words::tr("set %1 = %2 for targets nearer than %3, 1 for farther ones."))
            .arg(knob, count, place);
    return (above ? Words::tr("set %1 = %2 above %3, 1 below.") : Words::tr("set %1 = %2 below %3, 1 above."))
        .arg(knob, count, place);
}

QString subjectOf(const PointKey& key, const Plan& plan)
{
    return plan.runtimes.size() > 1 ? Words::tr("%1 under %2").arg(key.target, runtimeName(key.runtime))
                                    : key.target;
}

} // namespace

QString knobName(Knob knob)
{
    switch (knob) {
    case Knob::Gnocchi:
        return QStringLiteral("Gnocchi");
    case Knob::Python:
        return QStringLiteral("Python");
    case Knob::Qt:
        break;
    }
    return QStringLiteral("Qt");
}

QStringList settingTexts(Knob knob, const Analysis& analysis, std::span<const ThreadAdvice> advice,
                         const Plan& plan)
{
    QStringList texts;
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            std::vector<const ThreadAdvice*> points;
            for (const ThreadAdvice& one : advice) {
                if (one.key.target == target.name && one.key.runtime == runtime)
                    points.push_back(&one);
            }
            if (points.empty())
                continue;
            const auto [lowest, highest] =
                std::minmax_element(points.begin(), points.end(),
                                    [](const auto* a, const auto* b) { return a->key.value < b->key.value; });
            const auto low = bestAt(**lowest, analysis);
            const auto high = bestAt(**highest, analysis);
            if (!low || !high)
                continue;
            const QString text = *low == *high
                                     ? Words::tr("set %1 = %2.").arg(nameOf(knob)).arg(*low)
                                     : changingText(nameOf(knob), analysis, (*lowest)->key, *low, *high);
            if (!text.isEmpty())
                texts.append(Words::tr("%1: %2").arg(subjectOf((*lowest)->key, plan), text));
        }
    }
    return texts;
}

QString theoryText(const ThreadAdvice& advice)
{
    QStringList parts;
    if (const auto* best = std::get_if<MeasuredBest>(&advice.measured))
        parts.append(Words::tr("%1 measured fastest").arg(armName(best->fastestThreads)));
    if (const int* textbook = std::get_if<int>(&advice.textbook))
        parts.append(Words::tr("%1 by cores × (1 + wait/compute)").arg(*textbook));
    if (const auto* fit = std::get_if<ScalabilityFit>(&advice.scalability))
        parts.append(Words::tr("%1 by the Universal Scalability Law").arg(fit->bestThreads));
    if (parts.isEmpty())
        return {};
    const PointKey& key = advice.key;
    const QString target = key.runtime == RuntimeKind::Native
                               ? key.target
                               : Words::tr("%1 under %2").arg(key.target, runtimeName(key.runtime));
    const QString subject = key.axis == AxisKind::Threads
                                ? target
                                : Words::tr("%1 at %2").arg(target, axisValueText(key.axis, key.value));
    return Words::tr("%1: %2.").arg(subject, parts.join(QStringLiteral(", ")));
}

} // namespace breakeven
