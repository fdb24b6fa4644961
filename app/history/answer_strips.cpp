// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/answer_strips.h"

#include "core/answer/found_answers.h"

namespace breakeven {

std::vector<DecisionStrip> answerStrips(const RunSummary& run)
{
    std::vector<DecisionStrip> strips;
    for (const FoundAnswer& found : run.answers) {
        const KeptAnswer kept = keptAnswerOf(found, run.leastValue);
        strips.push_back(decisionStrip(kept.answer, kept.plan));
    }
    return strips;
}

} // namespace breakeven
