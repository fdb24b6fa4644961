// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_mark.h"

#include <QString>

// `runId` as a process of this machine would have marked it that is gone: this one's number, another start.
[[nodiscard]] inline QString markedByTheDead(const QString& runId)
{
    const QString marked = breakeven::markedRunId(runId);
    return marked.left(marked.lastIndexOf(QLatin1Char('t'))) + QLatin1String("t1");
}
