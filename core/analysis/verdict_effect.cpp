// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/verdict_effect.h"

#include "core/analysis/speed_up.h"

#include <algorithm>

namespace breakeven {

namespace {

Verdict verdictOfPart(std::span<const double> single, std::span<const double> arm)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < single.size(); ++i)
        ratios.push_back(single[i] - arm[i]);
    return verdictOf(LogSpeedUp::of(known(ratios)).acrossRuns().toSpeedUp());
}

// Unclear against clear comes of fewer blocks as well as of a change: only contrary verdicts tell.
VerdictEffect effectOf(Verdict before, Verdict after)
{
    if (before == after)
        return VerdictEffect::Same;
    return before == Verdict::Unclear || after == Verdict::Unclear ? VerdictEffect::Unknown
                                                                   : VerdictEffect::Turns;
}

} // namespace

VerdictEffect together(VerdictEffect one, VerdictEffect other)
{
    for (const VerdictEffect effect : {VerdictEffect::Turns, VerdictEffect::Unknown}) {
        if (one == effect || other == effect)
            return effect;
    }
    return VerdictEffect::Same;
}

VerdictEffect JudgedPoint::ofCut(std::size_t arm, std::size_t at) const
{
    VerdictEffect effect = VerdictEffect::Same;
    if (m_reference >= m_point.logMedians.size())
        return effect;
    const std::span<const double> single = m_point.logMedians[m_reference];
    for (std::size_t other = 0; other < m_point.logMedians.size(); ++other) {
        if (other == m_reference || (arm != m_reference && other != arm))
            continue;
        const std::span<const double> medians = m_point.logMedians[other];
        effect = together(effect, effectOf(verdictOfPart(single.first(at), medians.first(at)),
                                           verdictOfPart(single.subspan(at), medians.subspan(at))));
    }
    return effect;
}

VerdictEffect JudgedPoint::ofHumps(std::size_t arm, std::span<const double> fast,
                                   std::span<const double> slow) const
{
    if (m_reference >= m_point.logMedians.size())
        return VerdictEffect::Same;
    if (arm != m_reference) {
        const std::vector<double>& single = m_point.logMedians[m_reference];
        return effectOf(verdictOfPart(single, fast), verdictOfPart(single, slow));
    }
    VerdictEffect effect = VerdictEffect::Same;
    for (std::size_t other = 0; other < m_point.logMedians.size(); ++other) {
        const std::vector<double>& medians = m_point.logMedians[other];
        if (other != m_reference)
            effect = together(effect, effectOf(verdictOfPart(fast, medians), verdictOfPart(slow, medians)));
    }
    return effect;
}

} // namespace breakeven
