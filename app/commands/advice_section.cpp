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

QStringList linesOf(const Setting& setting)
{
    QStringList lines{setting.sentence};
    for (const Setting::Line& line : setting.lines)
        lines.append(QStringLiteral("    ") + (line.place.isEmpty()
                                                   ? line.code
                                                   : QStringLiteral("%1   (%2)").arg(line.code, line.place)));
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
        if (const QString text = theoryText(point); !text.isEmpty())
            theory.append(text);
    }
    if (const QString missing = lawMissingText(advice, run.header.plan); !missing.isEmpty())
        theory.append(missing);
    QStringList settings;
    for (const Knob knob : {Knob::Gnocchi, Knob::Python, Knob::Qt})
        for (const Setting& setting : settingsFor(knob, analysis, advice, run.header.plan))
            settings += linesOf(setting);
    return sectionText(Words::tr("Advice"), settings) +
           sectionText(Words::tr("Thread counts, measured and by the book"), theory) +
           sectionText(Words::tr("Disturbances"), disturbances);
}

} // namespace breakeven
