// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/asked_plan.h"

#include "core/base/home_path.h"
#include "core/experiment/presets.h"
#include "core/plan/plan_file.h"

#include <QCoreApplication>

#include <utility>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

Result<Plan> planAskedFor(const QCommandLineParser& parser, const QCommandLineOption& preset,
                          const QCommandLineOption& planFile, Console& console)
{
    if (!parser.isSet(planFile)) {
        if (!parser.isSet(preset))
            return presets().front().plan;
        auto found = presetById(parser.value(preset));
        if (!found.ok())
            return found.error();
        return found.value().plan;
    }
    const QString value = parser.value(planFile);
    auto file = value.startsWith(QLatin1Char('{'))
                    ? planFileFromBytes(value.toUtf8(), QStringLiteral("--plan"))
                    : planFromFile(atHome(value));
    if (!file.ok())
        return file.error();
    for (const QString& key : file.value().unknownKeys)
        console.warning(Words::tr("the plan's key “%1” is not known and has no effect.").arg(key));
    return std::move(file).value().plan;
}

} // namespace breakeven
