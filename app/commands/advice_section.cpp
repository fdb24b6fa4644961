// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/advice_section.h"

#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"
#include "core/analysis/disturbance.h"
#include "core/analysis/thread_advice.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString sectionOf(const QString& title, const QStringList& lines)
{
    if (lines.isEmpty())
        return {};
    return QLatin1Char('\n') + title + QStringLiteral("\n  ") + lines.join(QStringLiteral("\n  ")) +
           QLatin1Char('\n');
}

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
    const std::vector<ThreadAdvice> advice = threadAdvice(run);
    QStringList disturbances;
    for (const Disturbance& disturbance : disturbancesOf(run))
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
    return sectionOf(Words::tr("Advice"), settings) +
           sectionOf(Words::tr("Thread counts, measured and by the book"), theory) +
           sectionOf(Words::tr("Disturbances"), disturbances);
}

} // namespace breakeven
