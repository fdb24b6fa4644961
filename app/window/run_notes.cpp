// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_notes.h"

#include "app/wording/error_text.h"
#include "app/wording/names.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::MainWindow)
};

} // namespace

QString textOf(const Failure& failure, const Plan& plan)
{
    const QString where = subjectName(failure.target, failure.runtime, plan.runtimes.size() > 1);
    return Words::tr("%1: %2").arg(where, reasonText(failure));
}

QStringList notesOf(const Run& run)
{
    QStringList notes;
    for (const Failure& failure : run.failures)
        notes.append(textOf(failure, run.header.plan));
    return notes + warningTexts(run);
}

} // namespace breakeven
