// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/gil_shape_text.h"

#include <QCoreApplication>


namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::GilShape)
};

QString ownText(const PythonFacts& python)
{
    if (!python.gilReleases)
        return {};
    return Words::tr("Your own work lets the GIL go %n time(s) an operation.", nullptr, *python.gilReleases);
}

QString builtInText(const PythonFacts& python, const Plan& plan)
{
    QString shape;
    if (python.gilReleases)
        shape = Words::tr("The built-in compute lets the GIL go %n time(s) an operation.", nullptr,
                          *python.gilReleases);
    else if (plan.workload.gilReleases)
        shape = Words::tr("The built-in compute was to let the GIL go %n time(s) an operation.", nullptr,
                          *plan.workload.gilReleases);
    else
        shape = Words::tr("How often the built-in compute lets the GIL go can't be seen in this Python.");
    return Words::tr("%1 A program whose compute lets it go more or less often has another crossover, by a "
                     "factor of two where it was looked at: your own batch file is the way to know.")
        .arg(shape);
}

} // namespace

QString gilShapeText(const PythonFacts& python, const Plan& plan)
{
    if (!python.gil || python.implementation != QLatin1String("CPython") || !hasPython(plan))
        return {};
    return python.ownSteps.contains(QLatin1String("work")) ? ownText(python) : builtInText(python, plan);
}

} // namespace breakeven
