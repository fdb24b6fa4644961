// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/pipeline_verdict.h"

#include "app/wording/quantity_text.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace breakeven {

namespace {

using Points = std::span<const PointResult* const>;

// A point of the pipelined arm and the fastest arm of threads beside it.
struct Pair
{
    const PointResult* pipelined;
    const PointResult* threads;
};

std::vector<Pair> pairsOf(Points pipelined, Points all)
{
    std::vector<Pair> pairs;
    for (const PointResult* point : pipelined) {
        const PointResult* fastest = nullptr;
        for (const PointResult* other : all) {
            if (other->key == point->key && other->threads > 1 &&
                (fastest == nullptr || other->speedUp.ratio > fastest->speedUp.ratio))
                fastest = other;
        }
        if (fastest != nullptr)
            pairs.push_back({.pipelined = point, .threads = fastest});
    }
    return pairs;
}

bool isClearlyFaster(const PointResult& one, const PointResult& other)
{
    return one.speedUp.interval && other.speedUp.interval &&
           one.speedUp.interval->low > other.speedUp.interval->high;
}

QString valueText(const PointResult& point)
{
    return axisValueText(point.key.axis, point.key.value);
}

// What it comes to, where it matters most.
QString detailOf(const Pair& pair)
{
    if (pair.pipelined->key.axis == AxisKind::Threads)
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "A batch takes %1 pipelined, %2 with %n threads, and %3 with one "
                                "that waits for every answer."),
            pair.threads->threads,
            {durationText(pair.pipelined->summary.p50), durationText(pair.threads->summary.p50),
             durationText(pair.pipelined->single.p50)});
    return verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one "
                            "that waits for every answer."),
        pair.threads->threads,
        {valueText(*pair.pipelined), durationText(pair.pipelined->summary.p50),
         durationText(pair.threads->summary.p50), durationText(pair.pipelined->single.p50)});
}

QString headlineOf(const std::vector<Pair>& pairs, const QString& subject)
{
    std::vector<Pair> faster;
    std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(faster),
                 [](const Pair& pair) { return isClearlyFaster(*pair.pipelined, *pair.threads); });
    const auto slower = std::count_if(pairs.begin(), pairs.end(), [](const Pair& pair) {
        return isClearlyFaster(*pair.threads, *pair.pipelined);
    });
    const bool helps = std::any_of(pairs.begin(), pairs.end(), [](const Pair& pair) {
        return pair.pipelined->verdict == Verdict::Threads;
    });
    const int threads = pairs.back().threads->threads;

    if (faster.size() == pairs.size() && faster.front().pipelined->key.axis == AxisKind::Threads)
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "Better than threads for %1: pipeline. One thread that sends a "
                                "batch's requests together beats %n threads, the best count."),
            threads, {subject});
    if (faster.size() == pairs.size())
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "Better than threads for %1: pipeline. One thread that sends a "
                                "batch's requests together beats %n threads everywhere."),
            threads, {subject});
    if (faster.size() == 1)
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText", "Pipelining beats %n threads for %1 at %2."), threads,
            {subject, valueText(*faster.front().pipelined)});
    if (!faster.empty())
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "Pipelining beats %n threads for %1 at %2 of %3 values, from %4 "
                                "to %5."),
            threads,
            {subject, QString::number(faster.size()), QString::number(pairs.size()),
             valueText(*faster.front().pipelined), valueText(*faster.back().pipelined)});
    if (!helps)
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Pipelining isn't shown to pay for %1."), 0,
                               {subject});
    if (slower > 0)
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText", "Pipelining pays for %1, but %n threads are faster still."),
            threads, {subject});
    return verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "Pipelining pays for %1; whether more than %n threads do isn't clear."),
        threads, {subject});
}

} // namespace

VerdictText pipelineVerdict(Points pipelined, Points all, const QString& subject)
{
    VerdictText text;
    const std::vector<Pair> pairs = pairsOf(pipelined, all);
    if (pairs.empty()) {
        text.headline = verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Measuring %1…"), 0, {subject});
        return text;
    }
    text.headline = headlineOf(pairs, subject);
    text.detail = detailOf(pairs.back());
    return text;
}

} // namespace breakeven
