// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_text.h"

#include "app/wording/emulation_text.h"
#include "app/wording/layout_text.h"
#include "app/wording/names.h"
#include "app/wording/pipeline_verdict.h"
#include "app/wording/quantity_text.h"
#include "app/wording/thread_count_verdict.h"
#include "app/wording/verdict_reason.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace breakeven {

namespace {

using Points = std::vector<const PointResult*>;

// All that is known of one arm of one target along the axis.
struct Curve
{
    QString subject; // the target as the sentences call it
    AxisKind axis = AxisKind::RttUs;
    int threads = 1;
    Points points; // ascending
    std::vector<const Crossover*> crossings;
};

Points withVerdict(const Points& points, Verdict verdict)
{
    Points result;
    std::copy_if(points.begin(), points.end(), std::back_inserter(result),
                 [verdict](const PointResult* point) { return point->verdict == verdict; });
    return result;
}

QString valueText(const PointResult* point)
{
    return axisValueText(point->key.axis, point->key.value);
}

// A crossing lies between two batch sizes; people count in whole operations.
EstimateText textOf(const Crossover& crossing)
{
    const double at = crossing.axis == AxisKind::Items ? std::floor(crossing.at) : crossing.at;
    return estimateText(crossing.axis, at, crossing.interval);
}

// "At 400 µs they halve the latency (2.01×)."
QString gain(const Points& wins)
{
    const auto halved = std::find_if(wins.begin(), wins.end(), [](const PointResult* point) {
        return point->speedUp.ratio >= 1.9 && point->speedUp.ratio <= 2.1;
    });
    if (halved != wins.end())
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "At %1 they halve the latency (%2)."),
                               (*halved)->threads,
                               {valueText(*halved), speedUpText((*halved)->speedUp.ratio)});
    const auto best =
        std::max_element(wins.begin(), wins.end(), [](const PointResult* a, const PointResult* b) {
            return a->speedUp.ratio < b->speedUp.ratio;
        });
    return verdictSentence(
        QT_TRANSLATE_NOOP("VerdictText", "At %1 they cut the latency by %2 (%3)."), (*best)->threads,
        {valueText(*best), shareText(1 - 1 / (*best)->speedUp.ratio), speedUpText((*best)->speedUp.ratio)});
}

// "6 threads take 1.10× to 1.38× as long as one."
QString loss(const Points& losses)
{
    const auto [worst, mildest] =
        std::minmax_element(losses.begin(), losses.end(), [](const PointResult* a, const PointResult* b) {
            return a->speedUp.ratio < b->speedUp.ratio;
        });
    const QString least = speedUpText(1 / (*mildest)->speedUp.ratio);
    const QString most = speedUpText(1 / (*worst)->speedUp.ratio);
    const char* sentence =
        least == most
            ? QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 as long as one.")
            : QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 to %2 as long as one, the most at %3.");
    return verdictSentence(sentence, (*worst)->threads, {least, most, valueText(*worst)});
}

// What more measuring would bring; empty where it would bring nothing.
QString openQuestions(const Points& unclear)
{
    Points open;
    std::copy_if(unclear.begin(), unclear.end(), std::back_inserter(open),
                 [](const PointResult* point) { return !point->settled; });
    if (open.empty())
        return {};
    QStringList values;
    for (const PointResult* point : open)
        values.append(valueText(point));
    return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Not clear yet at %1: measure longer."), 0,
                           {values.join(QLatin1String(", "))});
}

QString joined(const QStringList& sentences)
{
    QStringList said = sentences;
    said.removeAll(QString());
    return said.join(QLatin1Char(' '));
}

void sayCrossings(const Curve& curve, const Points& wins, VerdictText& text)
{
    const AxisSentences& sentences = sentencesOf(curve.axis);
    const auto& crossings = curve.crossings;
    const bool startsSingle = crossings.front()->threadsPay == ThreadsPay::Above;
    const EstimateText first = textOf(*crossings.front());

    if (crossings.size() == 1) {
        text.headline = verdictSentence(startsSingle ? sentences.above : sentences.below, curve.threads,
                                        {curve.subject, first.value});
        const QString limits = verdictSentence(startsSingle ? sentences.aboveDetail : sentences.belowDetail,
                                               curve.threads, {first.low, first.high});
        text.detail = joined({limits, wins.empty() ? QString() : gain(wins)});
        return;
    }
    QStringList intervals;
    for (const Crossover* crossing : crossings)
        intervals.append(textOf(*crossing).interval);
    const QString limits =
        verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "The winner changes within %1 (95 % intervals)."), 0,
                        {intervals.join(QLatin1String("; "))});
    text.detail = joined({limits, wins.empty() ? QString() : gain(wins)});
    text.headline =
        crossings.size() == 2
            ? verdictSentence(startsSingle ? sentences.between : sentences.outside, curve.threads,
                              {curve.subject, first.value, textOf(*crossings.back()).value})
            : verdictSentence(
                  QT_TRANSLATE_N_NOOP("VerdictText",
                                      "For %1 the winner changes %2 times between one and %n threads: "
                                      "see each point."),
                  curve.threads, {curve.subject, QString::number(crossings.size())});
}

// Both verdicts occur, but no crossing between them has an interval.
void sayUnsupportedChange(const Curve& curve, const Points& wins, const Points& losses, const Points& unclear,
                          VerdictText& text)
{
    const AxisSentences& sentences = sentencesOf(curve.axis);
    text.detail = joined({gain(wins), loss(losses), openQuestions(unclear)});
    if (losses.back()->key.value < wins.front()->key.value)
        text.headline = verdictSentence(sentences.somewhereAbove, curve.threads,
                                        {curve.subject, valueText(losses.back()), valueText(wins.front())});
    else if (wins.back()->key.value < losses.front()->key.value)
        text.headline = verdictSentence(sentences.somewhereBelow, curve.threads,
                                        {curve.subject, valueText(wins.back()), valueText(losses.front())});
    else
        text.headline = verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "Can't tell yet for %1: one and %n threads win in turns, measure longer."),
            curve.threads, {curve.subject});
}

bool isOpen(const PointResult* point)
{
    return !point->settled;
}

// Some points have a winner, always the same one; the others have none, or none yet.
void sayWinnerInPlaces(const Curve& curve, const Points& decided, const Points& unclear, VerdictText& text)
{
    const bool threadsWin = decided.front()->verdict == Verdict::Threads;
    const bool open = std::any_of(unclear.begin(), unclear.end(), isOpen);
    const bool onePoint = decided.size() == 1;
    const char* sentence = nullptr;
    if (open)
        sentence =
            onePoint
                ? (threadsWin
                       ? QT_TRANSLATE_N_NOOP("VerdictText",
                                             "Use %n threads for %1 at %2; elsewhere it is not clear yet.")
                       : QT_TRANSLATE_NOOP("VerdictText",
                                           "Keep one thread for %1 at %2; elsewhere it is not clear yet."))
                : (threadsWin ? QT_TRANSLATE_N_NOOP(
                                    "VerdictText",
                                    "Use %n threads for %1 from %2 to %3; elsewhere it is not clear yet.")
                              : QT_TRANSLATE_NOOP(
                                    "VerdictText",
                                    "Keep one thread for %1 from %2 to %3; elsewhere it is not clear yet."));
    else if (onePoint)
        sentence = threadsWin
                       ? QT_TRANSLATE_N_NOOP("VerdictText",
                                             "Use %n threads for %1: they win at %2 and lose nowhere.")
                       : QT_TRANSLATE_N_NOOP(
                             "VerdictText", "Keep one thread for %1: %n threads lose at %2 and win nowhere.");
    else
        sentence = threadsWin
                       ? QT_TRANSLATE_N_NOOP(
                             "VerdictText", "Use %n threads for %1: they win from %2 to %3 and lose nowhere.")
                       : QT_TRANSLATE_N_NOOP(
                             "VerdictText",
                             "Keep one thread for %1: %n threads lose from %2 to %3 and win nowhere.");
    text.headline = verdictSentence(sentence, curve.threads,
                                    {curve.subject, valueText(decided.front()), valueText(decided.back())});
    text.detail = joined({threadsWin ? gain(decided) : loss(decided), openQuestions(unclear)});
}

void sayNoWinner(const Curve& curve, const Points& unclear, VerdictText& text)
{
    const bool allSettled =
        std::all_of(unclear.begin(), unclear.end(), [](const PointResult* point) { return point->settled; });
    if (allSettled) {
        text.headline =
            verdictSentence(sentencesOf(curve.axis).noMatter, curve.threads,
                            {curve.subject, valueText(unclear.back()), valueText(unclear.front())});
        text.detail = verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "The speed-up is 1 at each point, as exactly as was asked for."),
            0);
        return;
    }
    text.headline = verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "Can't tell yet for %1: one or %n threads may win, measure longer."),
        curve.threads, {curve.subject});
    text.detail = openQuestions(unclear);
}

// The same number of threads on both sides: a check of the measuring itself.
void sayAgainstItself(const Curve& curve, VerdictText& text)
{
    const auto different = curve.points.size() - withVerdict(curve.points, Verdict::Unclear).size();
    text.headline =
        different == 0
            ? verdictSentence(QT_TRANSLATE_NOOP("VerdictText",
                                                "One thread against one thread for %1: no difference, as it "
                                                "should be."),
                              1, {curve.subject})
            : verdictSentence(
                  QT_TRANSLATE_NOOP("VerdictText",
                                    "One thread against one thread for %1 differs at %2 of %3 points: "
                                    "something disturbs the measurement."),
                  1, {curve.subject, QString::number(different), QString::number(curve.points.size())});
}

bool isMeasuring(const Analysis& analysis, const Points& points, const Plan& plan)
{
    if (analysis.status)
        return false;
    const std::size_t asked = plan.axis.kind == AxisKind::Threads ? 1 : plan.axis.values.size();
    return points.size() < asked || std::any_of(points.begin(), points.end(), [](const PointResult* point) {
               return !point->speedUp.interval;
           });
}

VerdictText sayMeasuring(const Curve& curve)
{
    VerdictText text;
    text.headline = verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Measuring %1…"), 0, {curve.subject});
    const auto known = std::count_if(curve.points.begin(), curve.points.end(), [](const PointResult* point) {
        return point->speedUp.interval.has_value();
    });
    if (known > 0)
        text.detail =
            verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Intervals are known at %1 points so far."), 0,
                            {QString::number(known)});
    return text;
}

VerdictText sayCurve(const Curve& curve, const Plan& plan)
{
    VerdictText text;
    text.why = curve.threads == 1 ? QString() : verdictReason(curve.points, plan);
    const Points wins = withVerdict(curve.points, Verdict::Threads);
    const Points losses = withVerdict(curve.points, Verdict::Single);
    const Points unclear = withVerdict(curve.points, Verdict::Unclear);

    if (curve.threads == 1) {
        sayAgainstItself(curve, text);
    } else if (!curve.crossings.empty()) {
        sayCrossings(curve, wins, text);
    } else if (!wins.empty() && !losses.empty()) {
        sayUnsupportedChange(curve, wins, losses, unclear, text);
    } else if (wins.empty() && losses.empty()) {
        sayNoWinner(curve, unclear, text);
    } else if (!unclear.empty()) {
        sayWinnerInPlaces(curve, wins.empty() ? losses : wins, unclear, text);
    } else {
        const AxisSentences& sentences = sentencesOf(curve.axis);
        text.headline =
            verdictSentence(wins.empty() ? sentences.nowhere : sentences.everywhere, curve.threads,
                            {curve.subject, valueText(curve.points.back()), valueText(curve.points.front())});
        text.detail = wins.empty() ? loss(losses) : gain(wins);
    }
    return text;
}

QString subjectOf(const QString& target, RuntimeKind runtime, const Plan& plan)
{
    if (plan.runtimes.size() < 2)
        return target;
    return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "%1 under %2"), 0,
                           {target, runtimeName(runtime)});
}

// Nothing was measured of the target.
VerdictText sayNothingMeasured(const Analysis& analysis, const QString& subject)
{
    VerdictText text;
    if (!analysis.status) {
        text.headline = verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Measuring %1…"), 0, {subject});
        return text;
    }
    text.headline =
        verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "%1 could not be measured."), 0, {subject});
    text.detail = *analysis.status == RunStatus::Cancelled
                      ? verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "The run was cancelled before."), 0)
                      : QString();
    return text;
}

std::vector<VerdictText> textsOf(const Analysis& analysis, const Plan& plan, const QString& target,
                                 RuntimeKind runtime)
{
    Points all;
    for (const PointResult& point : analysis.points) {
        if (point.key.target == target && point.key.runtime == runtime)
            all.push_back(&point);
    }
    const QString subject = subjectOf(target, runtime, plan);
    if (all.empty())
        return {sayNothingMeasured(analysis, subject)};

    if (plan.axis.kind == AxisKind::Threads) {
        if (isMeasuring(analysis, all, plan))
            return {sayMeasuring(
                {.subject = subject, .axis = plan.axis.kind, .threads = 1, .points = all, .crossings = {}})};
        return threadCountVerdicts(all, subject, plan);
    }

    std::vector<std::size_t> arms;
    for (const PointResult* point : all) {
        if (std::find(arms.begin(), arms.end(), point->arm) == arms.end())
            arms.push_back(point->arm);
    }
    std::sort(arms.begin(), arms.end());

    std::vector<VerdictText> texts;
    for (const std::size_t arm : arms) {
        Curve curve{.subject = subject, .axis = plan.axis.kind, .threads = 1, .points = {}, .crossings = {}};
        std::copy_if(all.begin(), all.end(), std::back_inserter(curve.points),
                     [arm](const PointResult* point) { return point->arm == arm; });
        curve.threads = curve.points.front()->threads;
        for (const Crossover& crossover : analysis.crossovers) {
            if (crossover.target == target && crossover.runtime == runtime &&
                crossover.threads == curve.threads && crossover.pipelined == curve.points.front()->pipelined)
                curve.crossings.push_back(&crossover);
        }
        if (curve.crossings.empty() && isMeasuring(analysis, curve.points, plan))
            texts.push_back(sayMeasuring(curve));
        else
            texts.push_back(curve.points.front()->pipelined ? pipelineVerdict(curve.points, all, subject)
                                                            : sayCurve(curve, plan));
        texts.back().arm = arm;
    }
    return texts;
}

} // namespace

std::vector<VerdictText> verdictTexts(const Analysis& analysis, const Plan& plan)
{
    std::vector<VerdictText> all;
    for (const Target& target : plan.targets) {
        bool offersOtherLayout = analysis.status && isOtherLayoutUnknown(analysis, plan, target);
        for (const RuntimeKind runtime : plan.runtimes) {
            for (VerdictText& text : textsOf(analysis, plan, target.name, runtime)) {
                text.target = target.name;
                text.runtime = runtime;
                text.offersOtherLayout = std::exchange(offersOtherLayout, false);
                text.why = joined({text.why, layoutText(analysis, plan, target, runtime)});
                text.emulation = emulationText(plan, target);
                all.push_back(std::move(text));
            }
        }
    }
    return all;
}

} // namespace breakeven
