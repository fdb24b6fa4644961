// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/foreign_programs.h"

#include <algorithm>

namespace breakeven {

void ForeignPrograms::take(const PythonSetting& named)
{
    take(QStringList{named.interpreter, named.batchFile});
}

void ForeignPrograms::take(const QStringList& programs)
{
    for (const QString& program : programs)
        if (!program.isEmpty() && !m_unasked.contains(program))
            m_unasked.append(program);
}

QStringList ForeignPrograms::startedBy(const Plan& plan) const
{
    const bool startsPython = std::any_of(plan.runtimes.begin(), plan.runtimes.end(),
                                          [](RuntimeKind runtime) { return runtime != RuntimeKind::Native; });
    QStringList programs;
    if (startsPython)
        for (const QString& program : {plan.python.interpreter, plan.python.batchFile})
            if (m_unasked.contains(program))
                programs.append(program);
    return programs;
}

void ForeignPrograms::allow(const QStringList& programs)
{
    for (const QString& program : programs)
        m_unasked.removeAll(program);
}

} // namespace breakeven
