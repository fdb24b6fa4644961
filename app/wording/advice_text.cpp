// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/advice_text.h"

#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/thread_count_verdict.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <set>
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

// The law's latencies are off by more than this: what it says of other thread counts is not to be trusted.
constexpr double PoorFit = 0.1;

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
        if (point.key != advice.key || point.pipelined) // which is no thread count
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

QString lineOf(Knob knob, int threads)
{
    switch (knob) {
    case Knob::Gnocchi:
        return QStringLiteral("parallel_operations = %1").arg(threads);
    case Knob::Python:
        return QStringLiteral("ThreadPoolExecutor(max_workers=%1)").arg(threads);
    case Knob::Qt:
        break;
    }
    return QStringLiteral("pool.setMaxThreadCount(%1);").arg(threads);
}

QString commentOf(Knob knob, const QString& text)
{
    return (knob == Knob::Qt ? QStringLiteral("// ") : QStringLiteral("# ")) + text;
}

// One thread on one side of the only crossover, `threads` on the other.
std::optional<Setting> settingAtCrossover(Knob knob, const Analysis& analysis, const PointKey& key, int low,
                                          int high)
{
    const bool above = low == 1;
    if (!above && high != 1)
        return std::nullopt;
    const int threads = above ? high : low;
    const Crossover* crossover =
        onlyCrossover(analysis, key, threads, above ? ThreadsPay::Above : ThreadsPay::Below);
    if (crossover == nullptr)
        return std::nullopt;
    const QString place = estimateText(crossover->axis, crossover->at, crossover->interval).value;
    const QString count = QString::number(threads);
    const bool far = crossover->axis == AxisKind::RttUs;
    QString sentence;
    if (far)
        sentence = above ? Words::tr("set %1 = %2 for targets farther than %3, 1 for nearer ones.")
                         : Words::tr("set %1 = %2 for targets nearer than %3, 1 for farther ones.");
    else
        sentence =
            above ? Words::tr("set %1 = %2 above %3, 1 below.") : Words::tr("set %1 = %2 below %3, 1 above.");
    const QString beyond = (far ? Words::tr("farther than %1") : Words::tr("above %1")).arg(place);
    const QString within = (far ? Words::tr("nearer than %1") : Words::tr("below %1")).arg(place);
    return Setting{.sentence = sentence.arg(nameOf(knob), count, place),
                   .lines = {{.code = lineOf(knob, threads), .place = above ? beyond : within},
                             {.code = lineOf(knob, 1), .place = above ? within : beyond}}};
}

// Neighbouring points whose best count is the same.
struct Range
{
    int threads = 1;
    double from = 0; // in the axis's own unit
    double to = 0;
};

QString placeOf(const Range& range, bool isFirst, bool isLast, AxisKind axis)
{
    const QString from = axisValueText(axis, range.from);
    const QString to = axisValueText(axis, range.to);
    if (isFirst)
        return Words::tr("up to %1").arg(to);
    if (isLast)
        return Words::tr("from %1 on").arg(from);
    return range.from < range.to ? Words::tr("from %1 to %2").arg(from, to) : Words::tr("at %1").arg(from);
}

// More ranges than this are the noise of the measurement rather than a setting.
constexpr std::size_t MostRanges = 3;

// Requires: `points` by their value.
std::optional<Setting> settingByRanges(Knob knob, const Analysis& analysis,
                                       const std::vector<const ThreadAdvice*>& points)
{
    std::vector<Range> ranges;
    for (const ThreadAdvice* point : points) {
        const std::optional<int> best = bestAt(*point, analysis);
        if (!best)
            continue;
        if (!ranges.empty() && ranges.back().threads == *best)
            ranges.back().to = point->key.value;
        else
            ranges.push_back({.threads = *best, .from = point->key.value, .to = point->key.value});
    }
    if (ranges.size() < 2 || ranges.size() > MostRanges)
        return std::nullopt;
    const AxisKind axis = points.front()->key.axis;
    QStringList parts;
    Setting setting;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const QString place = placeOf(ranges[i], i == 0, i + 1 == ranges.size(), axis);
        parts.append(QStringLiteral("%1 %2").arg(QString::number(ranges[i].threads), place));
        setting.lines.push_back({.code = lineOf(knob, ranges[i].threads), .place = place});
    }
    setting.sentence = Words::tr("set %1 = %2.").arg(nameOf(knob), parts.join(QStringLiteral(", ")));
    return setting;
}

// Requires: `points` is not empty and by their value.
std::optional<Setting> settingOf(Knob knob, const Analysis& analysis,
                                 const std::vector<const ThreadAdvice*>& points)
{
    const auto low = bestAt(*points.front(), analysis);
    const auto high = bestAt(*points.back(), analysis);
    if (!low || !high)
        return std::nullopt;
    if (*low == *high)
        return Setting{.sentence = Words::tr("set %1 = %2.").arg(nameOf(knob)).arg(*low),
                       .lines = {{.code = lineOf(knob, *low), .place = {}}}};
    auto setting = settingAtCrossover(knob, analysis, points.front()->key, *low, *high);
    return setting ? setting : settingByRanges(knob, analysis, points);
}

QString subjectOf(const Target& target, RuntimeKind runtime, const Plan& plan)
{
    const QString name = subjectName(target.name, runtime, plan.runtimes.size() > 1);
    return emulationOf(plan, target) ? markedEmulated(name) : name;
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

std::vector<Setting> settingsFor(Knob knob, const Analysis& analysis, std::span<const ThreadAdvice> advice,
                                 const Plan& plan)
{
    std::vector<Setting> settings;
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            std::vector<const ThreadAdvice*> points;
            for (const ThreadAdvice& one : advice) {
                if (one.key.target == target.name && one.key.runtime == runtime)
                    points.push_back(&one);
            }
            if (points.empty())
                continue;
            std::sort(points.begin(), points.end(),
                      [](const auto* a, const auto* b) { return a->key.value < b->key.value; });
            if (auto setting = settingOf(knob, analysis, points)) {
                setting->sentence =
                    Words::tr("%1: %2").arg(subjectOf(target, runtime, plan), setting->sentence);
                settings.push_back(std::move(*setting));
            }
        }
    }
    return settings;
}

QString codeOf(Knob knob, std::span<const Setting> settings)
{
    QStringList lines;
    for (const Setting& setting : settings) {
        lines.append(commentOf(knob, setting.sentence));
        for (const Setting::Line& line : setting.lines) {
            if (!line.place.isEmpty())
                lines.append(commentOf(knob, line.place + QLatin1Char(':')));
            lines.append(line.code);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString theoryText(const ThreadAdvice& advice, const Plan& plan)
{
    QStringList parts;
    if (const auto* best = std::get_if<MeasuredBest>(&advice.measured))
        parts.append(Words::tr("%1 measured fastest").arg(armName(best->fastestThreads)));
    if (const int* textbook = std::get_if<int>(&advice.textbook))
        parts.append(Words::tr("%1 by cores × (1 + wait/compute)").arg(*textbook));
    if (const auto* fit = std::get_if<ScalabilityFit>(&advice.scalability))
        parts.append(fit->error <= PoorFit
                         ? Words::tr("%1 by the Universal Scalability Law").arg(fit->bestThreads)
                         : Words::tr("%1 by the Universal Scalability Law, which fits badly (%2 off)")
                               .arg(QString::number(fit->bestThreads), shareText(fit->error)));
    else if (advice.scalability == std::variant<ScalabilityFit, NoAdvice>(NoAdvice::NoPeak))
        parts.append(Words::tr("no peak by the Universal Scalability Law"));
    if (parts.isEmpty())
        return {};
    return Words::tr("%1: %2.").arg(placeName(advice.key, plan.runtimes.size() > 1),
                                    parts.join(QStringLiteral(", ")));
}

QString lawMissingText(std::span<const ThreadAdvice> advice, const Plan& plan)
{
    const std::variant<ScalabilityFit, NoAdvice> tooFew(NoAdvice::TooFewCounts);
    if (advice.empty() || !std::all_of(advice.begin(), advice.end(), [&](const ThreadAdvice& point) {
            return point.scalability == tooFew;
        }))
        return {};
    const std::set<int> counts(plan.threads.begin(), plan.threads.end());
    return Words::tr("The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.")
        .arg(counts.size());
}

} // namespace breakeven
