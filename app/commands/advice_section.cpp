// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/advice_section.h"

#include "app/commands/result_text.h"
#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"
#include "app/wording/finding_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

// The post's own knob tells where which count is best; the others only name it differently.
QStringList settingLines(const Answer& answer, const Plan& plan)
{
    QStringList lines;
    for (const Setting& setting : settingsFor(Knob::Gnocchi, answer, plan))
        lines.append(setting.sentence);
    if (!lines.isEmpty())
        lines += reachTexts(Knob::Gnocchi, plan);
    if (!lines.isEmpty())
        lines.append(Words::tr("In Python the setting is %1, in Qt %2.")
                         .arg(QStringLiteral("ThreadPoolExecutor(max_workers=…)"),
                              QStringLiteral("pool.setMaxThreadCount(…)")));
    return lines;
}

} // namespace

QString adviceSection(const Answer& answer, const Plan& plan)
{
    QStringList disturbances;
    for (const Disturbance& disturbance : answer.disturbances)
        disturbances.append(disturbanceText(disturbance));
    QStringList theory;
    for (const TextbookContradiction& contradiction : answer.contradictions)
        theory.append(contradictionText(contradiction, plan.runtimes.size() > 1));
    for (const ThreadAdvice& point : answer.advice) {
        if (const QString text = theoryText(point, plan); !text.isEmpty())
            theory.append(text);
    }
    if (const QString missing = lawMissingText(answer.advice, plan); !missing.isEmpty())
        theory.append(missing);
    return sectionText(Words::tr("Advice"), settingLines(answer, plan)) +
           sectionText(Words::tr("Thread counts, measured and by the book"), theory) +
           sectionText(Words::tr("Disturbances"), disturbances);
}

} // namespace breakeven
