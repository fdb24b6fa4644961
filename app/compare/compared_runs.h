// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/answer/answer.h"
#include "core/base/result.h"
#include "core/runs/run.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace breakeven {

// A run of a comparison, without its samples.
struct ComparedRun
{
    QString path;
    QString name; // as its user calls it
    RunHeader header;
    std::vector<Crossover> crossovers;
    Answer answer;
};

// A base and what others are held against it: newest last, one at least.
struct ComparedRuns
{
    struct Other
    {
        ComparedRun run;
        Comparison comparison; // with the base
    };

    ComparedRun base;
    std::vector<Other> others;
};

// Reads the files, analyses each once and compares. `others` holds one at least; the first file that can't be
// read is the error. Takes as long as reading them: not for the GUI thread.
[[nodiscard]] Result<std::shared_ptr<const ComparedRuns>> compareFiles(const QString& base,
                                                                       const QStringList& others);

} // namespace breakeven
