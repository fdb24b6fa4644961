// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/advice_section.h"

#include "app/commands/result_text.h"
#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"
#include "core/analysis/block_medians.h"
#include "core/analysis/disturbance.h"
#include "core/analysis/thread_advice.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

// The post's own knob tells where which count is best; the others only name it differently.
QStringList settingLines(const Analysis& analysis, const std::vector<ThreadAdvice>& advice, const Plan& plan)
{
    QStringList lines;
    for (const Setting& setting : settingsFor(Knob::Gnocchi, analysis, advice, plan))
        lines.append(setting.sentence);
    if (!lines.isEmpty())
        lines.append(Words::tr("In Python the setting is %1, in Qt %2.")
                         .arg(QStringLiteral("ThreadPoolExecutor(max_workers=…)"),
                              QStringLiteral("pool.setMaxThreadCount(…)")));
    return lines;
}

} // namespace

QString adviceSection(const Run& run, const Analysis& analysis)
{
    const std::vector<PointMedians> medians = blockMediansOf(run, armsOf(run.header.plan));
    const std::vector<ThreadAdvice> advice = threadAdvice(run, analysis, medians);
    QStringList disturbances;
    for (const Disturbance& disturbance : disturbancesOf(run, medians))
        disturbances.append(disturbanceText(disturbance));
    QStringList theory;
    for (const ThreadAdvice& point : advice) {
        if (const QString text = theoryText(point, run.header.plan); !text.isEmpty())
            theory.append(text);
    }
    if (const QString missing = lawMissingText(advice, run.header.plan); !missing.isEmpty())
        theory.append(missing);
    return sectionText(Words::tr("Advice"), settingLines(analysis, advice, run.header.plan)) +
           sectionText(Words::tr("Thread counts, measured and by the book"), theory) +
           sectionText(Words::tr("Disturbances"), disturbances);
}

} // namespace breakeven
