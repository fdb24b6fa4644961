// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/published_dots.h"

#include "app/charts/published_pair.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>
#include <QStringList>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::PublishedPlot)
};

} // namespace

QString PublishedDots::spoken() const
{
    QStringList sentences;
    for (const PublishedRow& row : table.rows) {
        sentences.append(Words::tr("%1, the post: %2 with 1 thread, %3 with %4, %5")
                             .arg(shownName(row.target), durationText(row.published.single),
                                  durationText(row.published.arm))
                             .arg(PublishedFigures::threadCount)
                             .arg(speedUpText(row.published.speedUp())));
        for (const MeasuredFigures& measured : row.measured)
            sentences.append(
                Words::tr("%1, %2: %3 with 1 thread, %4 with %5, %6, %7")
                    .arg(shownName(row.target), runtimeName(measured.runtime),
                         durationText(measured.point.singleLatency), durationText(measured.point.latency))
                    .arg(PublishedFigures::threadCount)
                    .arg(speedUpText(measured.point.speedUp.ratio), agreementText(measured.agreement)));
    }
    return sentences.join(QStringLiteral(". "));
}

} // namespace breakeven
