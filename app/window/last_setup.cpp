// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/last_setup.h"

#include "core/plan/plan_json.h"

#include <QJsonDocument>
#include <QSettings>

namespace breakeven {

namespace {

const QString planKey = QStringLiteral("setup/plan");
const QString presetKey = QStringLiteral("setup/preset");
const QString foreignKey = QStringLiteral("setup/foreign");

} // namespace

std::optional<LastSetup> loadLastSetup()
{
    const QSettings settings;
    auto plan = planFromBytes(settings.value(planKey).toByteArray(), planKey);
    if (!plan.ok()) // none, or of a version that knew other rules
        return std::nullopt;
    return LastSetup{.preset = settings.value(presetKey).toString(),
                     .plan = std::move(plan).value(),
                     .foreignPrograms = settings.value(foreignKey).toStringList()};
}

void keepLastSetup(const LastSetup& setup)
{
    QSettings settings;
    settings.setValue(planKey, QJsonDocument(toJson(setup.plan)).toJson(QJsonDocument::Compact));
    settings.setValue(presetKey, setup.preset);
    settings.setValue(foreignKey, setup.foreignPrograms);
}

} // namespace breakeven
