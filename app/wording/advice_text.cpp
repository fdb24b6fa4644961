// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/advice_text.h"

#include "app/wording/backend_text.h"
#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/backends/target/target_types.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <set>
#include <variant>
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
constexpr double poorFit = 0.1;

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
    const QString mark = knob == Knob::Qt ? QStringLiteral("// ") : QStringLiteral("# ");
    static const QRegularExpression lineBreak(QStringLiteral("[\\r\\n\\x{2028}\\x{2029}]+"));
    return mark + QString(text).replace(lineBreak, QLatin1Char('\n') + mark); // a name may hold some
}

// One thread on one side of a supported change, several on the other.
std::optional<Setting> settingAtChange(Knob knob, const SettingRange& low, const SettingRange& high,
                                       AxisKind axis)
{
    const bool above = low.threads == 1;
    if ((!above && high.threads != 1) || !low.toInterval || low.to != high.from)
        return std::nullopt;
    const int threads = above ? high.threads : low.threads;
    const QString place = edgeText(axis, low.to, low.toInterval);
    const QString count = QString::number(threads);
    const bool far = axis == AxisKind::RttUs;
    QString sentence;
    if (far)
        sentence = above ? Words::tr("set %1 = %2 for targets farther than %3, 1 for nearer ones.")
                         : Words::tr("set %1 = %2 for targets nearer than %3, 1 for farther ones.");
    else
        sentence =
            above ? Words::tr("set %1 = %2 above %3, 1 below.") : Words::tr("set %1 = %2 below %3, 1 above.");
    const QString beyond = (far ? Words::tr("farther than %1") : Words::tr("above %1")).arg(place);
    const QString within = (far ? Words::tr("nearer than %1") : Words::tr("below %1")).arg(place);
    return Setting{
        .sentence = sentence.arg(nameOf(knob), count, place),
        .lines = {{.code = lineOf(knob, threads), .place = above ? beyond : within, .threads = threads},
                  {.code = lineOf(knob, 1), .place = above ? within : beyond}},
        .subject = {}};
}

QString placeOf(const SettingRange& range, bool isFirst, bool isLast, AxisKind axis)
{
    const QString from = edgeText(axis, range.from, range.fromInterval);
    const QString to = edgeText(axis, range.to, range.toInterval);
    if (isFirst)
        return Words::tr("up to %1").arg(to);
    if (isLast)
        return Words::tr("from %1 on").arg(from);
    return range.from < range.to ? Words::tr("from %1 to %2").arg(from, to) : Words::tr("at %1").arg(from);
}

// Requires: `ranges` is not empty.
Setting settingOf(Knob knob, const std::vector<SettingRange>& ranges, AxisKind axis)
{
    if (ranges.size() == 1) {
        const int threads = ranges.front().threads;
        return {.sentence = Words::tr("set %1 = %2.").arg(nameOf(knob)).arg(threads),
                .lines = {{.code = lineOf(knob, threads), .place = {}, .threads = threads}},
                .subject = {}};
    }
    if (ranges.size() == 2)
        if (auto setting = settingAtChange(knob, ranges.front(), ranges.back(), axis))
            return *std::move(setting);
    QStringList parts;
    Setting setting;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const QString place = placeOf(ranges[i], i == 0, i + 1 == ranges.size(), axis);
        parts.append(QStringLiteral("%1 %2").arg(QString::number(ranges[i].threads), place));
        setting.lines.push_back(
            {.code = lineOf(knob, ranges[i].threads), .place = place, .threads = ranges[i].threads});
    }
    setting.sentence = Words::tr("set %1 = %2.").arg(nameOf(knob), parts.join(QStringLiteral(", ")));
    return setting;
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

std::vector<Setting> settingsFor(Knob knob, const Answer& answer, const Plan& plan)
{
    std::vector<Setting> settings;
    for (const TargetAnswer& target : answer.targets) {
        if (target.settings.empty())
            continue;
        const auto planned = std::find_if(plan.targets.begin(), plan.targets.end(),
                                          [&target](const Target& one) { return one.name == target.target; });
        if (planned == plan.targets.end())
            continue;
        Setting setting = settingOf(knob, target.settings, target.axis);
        setting.subject = subjectOf(*planned, target.runtime, plan);
        setting.sentence = Words::tr("%1: %2").arg(setting.subject, setting.sentence);
        settings.push_back(std::move(setting));
    }
    return settings;
}

// Read in the sources of Gnocchi 4.4.2 (storage/__init__.py, redis.py, ceph.py,
// rest/aggregates/processor.py), and measured: over Redis writes took 0.999 to 1.005 times as long with 6 as
// with 1, at every distance.
QStringList reachTexts(Knob knob, const Plan& plan)
{
    if (knob != Knob::Gnocchi)
        return {};
    QStringList texts;
    for (const TargetType* type : targetTypes())
        if (std::any_of(plan.targets.begin(), plan.targets.end(),
                        [type](const Target& target) { return &target.backend.type() == type; }))
            texts.append(textOf(*type).reachOfParallelOperations());
    texts.removeDuplicates(); // one of all that keep files
    if (!texts.isEmpty())
        texts.append(Words::tr("Gnocchi's versions between October 2017 and January 2018 ignore it."));
    return texts;
}

QString codeOf(Knob knob, std::span<const Setting> settings)
{
    struct Wanted
    {
        QString code;
        int threads = 1;
        QStringList by; // whom and where
    };
    std::vector<Wanted> all;
    for (const Setting& setting : settings) {
        for (const Setting::Line& line : setting.lines) {
            auto known = std::find_if(all.begin(), all.end(),
                                      [&line](const Wanted& one) { return one.code == line.code; });
            if (known == all.end())
                known = all.insert(all.end(), {line.code, line.threads, {}});
            known->by.append(line.place.isEmpty() ? setting.subject
                                                  : Words::tr("%1: %2").arg(setting.subject, line.place));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Wanted& one, const Wanted& other) {
        return one.by.size() != other.by.size() ? one.by.size() > other.by.size()
                                                : one.threads > other.threads;
    });
    QStringList lines;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const QString& whom : all[i].by)
            lines.append(commentOf(knob, whom));
        lines.append(i == 0 ? all[i].code : commentOf(knob, all[i].code));
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
        parts.append(fit->error <= poorFit
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
    const std::vector<int> all = threadCountsOf(plan);
    const std::set<int> counts(all.begin(), all.end());
    return Words::tr("The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.")
        .arg(counts.size());
}

} // namespace breakeven
