// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/contradiction_text.h"

#include <QCoreApplication>

#include <cmath>

namespace breakeven {

namespace {

constexpr double noticed = 1.05; // figures that differ by a smaller factor are taken for the same

} // namespace

bool contradictsMedians(const PointResult& point)
{
    if (!point.speedUp.interval || point.summary.p50.count() <= 0)
        return false;
    const double ratio =
        static_cast<double>(point.single.p50.count()) / static_cast<double>(point.summary.p50.count());
    if (point.speedUp.interval->holds(ratio))
        return false;
    const bool otherWinner = (ratio > 1) != (point.speedUp.ratio > 1);
    return otherWinner || std::abs(std::log(ratio / point.speedUp.ratio)) > std::log(noticed);
}

QString contradictionMark()
{
    return QStringLiteral("*");
}

QString contradictionNote()
{
    return QCoreApplication::translate(
        "breakeven",
        "* not the ratio of the two medians beside it, which mix the batches of all blocks: the "
        "speed-up compares the arms within each block, so that a drift of the machine hits both.");
}

} // namespace breakeven
