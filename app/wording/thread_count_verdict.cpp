// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/thread_count_verdict.h"

#include "app/wording/pipeline_verdict.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_reason.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace breakeven {

namespace {

bool isSlower(const PointResult* a, const PointResult* b)
{
    return a->speedUp.ratio < b->speedUp.ratio;
}

void sayBest(const std::vector<const PointResult*>& wins, const QString& subject, VerdictText& text)
{
    const PointResult& fastest = **std::max_element(wins.begin(), wins.end(), isSlower);
    const PointResult* enough = &enoughThreads(wins);
    const QString ratio = speedUpText(enough->speedUp.ratio);
    const QString interval = speedUpIntervalText(*enough->speedUp.interval);
    if (enough == &fastest) {
        text.headline = verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText", "%n threads are best for %1: %2 as fast as one."),
            fastest.threads, {subject, ratio});
        text.detail = verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "The 95 % interval of the speed-up is %1."), 0, {interval});
        return;
    }
    text.headline = verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText", "%n threads are enough for %1: %2 as fast as one."),
        enough->threads, {subject, ratio});
    text.detail = verdictSentence(
        QT_TRANSLATE_N_NOOP(
            "VerdictText",
            "The 95 % interval of the speed-up is %1; %n threads reach %2, which is no clear gain."),
        fastest.threads, {interval, speedUpText(fastest.speedUp.ratio)});
}

void saySingle(std::span<const PointResult* const> arms, const QString& subject, VerdictText& text)
{
    const PointResult& mildest = **std::max_element(arms.begin(), arms.end(), isSlower);
    const PointResult& worst = **std::min_element(arms.begin(), arms.end(), isSlower);
    text.headline =
        verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "One thread is best for %1."), 1, {subject});
    text.detail = verdictSentence(QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 as long."),
                                  mildest.threads, {speedUpText(1 / mildest.speedUp.ratio)});
    if (&worst != &mildest)
        text.detail += QLatin1Char(' ') +
                       verdictSentence(QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 as long."),
                                       worst.threads, {speedUpText(1 / worst.speedUp.ratio)});
}

VerdictText threadCountVerdict(std::span<const PointResult* const> arms, const QString& subject,
                               const Plan& plan)
{
    const auto having = [&](Verdict verdict) {
        std::vector<const PointResult*> result;
        std::copy_if(arms.begin(), arms.end(), std::back_inserter(result),
                     [verdict](const PointResult* arm) { return arm->verdict == verdict; });
        return result;
    };
    const auto wins = having(Verdict::Threads);
    const auto unclear = having(Verdict::Unclear);
    const bool settled =
        std::all_of(unclear.begin(), unclear.end(), [](const PointResult* arm) { return arm->settled; });

    VerdictText text;
    if (!wins.empty()) {
        sayBest(wins, subject, text);
    } else if (unclear.empty()) {
        saySingle(arms, subject, text);
    } else if (settled) {
        text.headline = verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "Keep one thread for %1: more are not faster."), 1, {subject});
        text.detail = verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText", "%n threads are as fast as one, as exactly as was asked for."),
            unclear.front()->threads);
    } else {
        text.headline = verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText",
                              "Can't tell yet for %1: no number of threads clearly wins, measure longer."),
            0, {subject});
    }

    const auto best = std::max_element(arms.begin(), arms.end(), isSlower);
    text.why = verdictReason(std::array{*best}, plan);
    return text;
}

} // namespace

const PointResult& enoughThreads(std::span<const PointResult* const> wins)
{
    const PointResult& fastest = **std::max_element(wins.begin(), wins.end(), isSlower);
    const PointResult* enough = &fastest;
    for (const PointResult* arm : wins) {
        if (arm->threads < enough->threads && arm->speedUp.ratio >= fastest.speedUp.interval->low)
            enough = arm;
    }
    return *enough;
}

std::vector<VerdictText> threadCountVerdicts(std::span<const PointResult* const> arms, const QString& subject,
                                             const Plan& plan)
{
    std::vector<const PointResult*> threads;
    std::vector<const PointResult*> pipelined;
    std::partition_copy(arms.begin(), arms.end(), std::back_inserter(pipelined), std::back_inserter(threads),
                        [](const PointResult* arm) { return arm->pipelined; });
    std::vector<VerdictText> texts;
    if (!threads.empty())
        texts.push_back(threadCountVerdict(threads, subject, plan));
    if (!pipelined.empty()) {
        texts.push_back(pipelineVerdict(pipelined, arms, subject));
        texts.back().arm = pipelined.front()->arm;
    }
    return texts;
}

} // namespace breakeven
