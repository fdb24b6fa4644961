// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"

#include "app/wording/error_text.h"
#include "core/base/home_path.h"
#include "core/runs/run_reader.h"

#include <QCoreApplication>

namespace breakeven {

std::optional<Run> openedRun(const QString& path, Console& console)
{
    auto run = readRun(atHome(path));
    if (!run.ok()) {
        console.error(sentence(run.error()));
        return std::nullopt;
    }
    for (const QString& warning : warningTexts(run.value()))
        console.warning(warning);
    if (!run.value().end)
        console.warning(
            QCoreApplication::translate("breakeven", "%1 has no end: the run still goes on, or was killed.")
                .arg(path));
    return std::move(run).value();
}

} // namespace breakeven
