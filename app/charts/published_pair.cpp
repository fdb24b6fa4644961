// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/published_pair.h"

#include "app/wording/emulation_text.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::PublishedPlot)
};

double nanoseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

} // namespace

const MeasuredFigures* measuredOf(const PublishedRow& row, RuntimeKind runtime)
{
    const auto found = std::find_if(row.measured.begin(), row.measured.end(),
                                    [runtime](const MeasuredFigures& one) { return one.runtime == runtime; });
    return found == row.measured.end() ? nullptr : &*found;
}

QString placeOf(const PublishedRow& row)
{
    if (row.published.roundTrip.count() <= 0)
        return {};
    const QString distance = Words::tr("%1 away").arg(durationText(row.published.roundTrip));
    const bool isEmulated = std::any_of(row.measured.begin(), row.measured.end(),
                                        [](const MeasuredFigures& one) { return one.point.emulation; });
    return isEmulated ? markedEmulated(distance) : distance;
}

QString agreementText(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Agrees:
        return Words::tr("agrees");
    case Agreement::Differs:
        return Words::tr("differs");
    case Agreement::Unclear:
        break;
    }
    return Words::tr("not clear");
}

PublishedPair pairOf(const PublishedFigures& published)
{
    return {.one = nanoseconds(published.single),
            .many = nanoseconds(published.arm),
            .factor = published.speedUp(),
            .isPublished = true};
}

PublishedPair pairOf(const MeasuredFigures& measured)
{
    const PointResult& point = measured.point;
    return {.one = nanoseconds(point.singleLatency),
            .many = nanoseconds(point.latency),
            .factor = point.speedUp.ratio,
            .interval = point.speedUp.interval && saysSomething(*point.speedUp.interval)
                            ? point.speedUp.interval
                            : std::nullopt,
            .isOpen = point.verdict == Verdict::Unclear};
}

} // namespace breakeven
