// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runner.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

// Runs the plan in the file of the first argument into the run file of the second; says "block" for each
// block.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QFile file(QCoreApplication::arguments().value(1));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    const auto plan = breakeven::planFromBytes(file.readAll(), file.fileName());
    if (!plan.ok())
        return 2;
    const breakeven::ExperimentOptions options{.runPath = QCoreApplication::arguments().value(2),
                                               .writeRun = true};
    const auto end =
        breakeven::runPlan(plan.value(), options, {}, [](const breakeven::ExperimentEvent& event) {
            if (std::holds_alternative<breakeven::Block>(event)) {
                std::puts("block");
                std::fflush(stdout);
            }
        });
    return end.status == breakeven::RunStatus::Failed ? 1 : 0;
}
