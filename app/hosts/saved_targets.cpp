// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/saved_targets.h"

#include "core/plan/target_json.h"

#include <QJsonDocument>
#include <QSettings>

namespace breakeven {

namespace {

const QString settingsKey = QStringLiteral("targets");

} // namespace

std::vector<Target> loadSavedTargets()
{
    std::vector<Target> targets;
    for (const QString& text : QSettings().value(settingsKey).toStringList()) {
        std::optional<Error> error;
        Target target = targetFromJson(QJsonDocument::fromJson(text.toUtf8()).object(), settingsKey, error);
        if (!error) // one that a later version wrote is left where it is
            targets.push_back(std::move(target));
    }
    return targets;
}

void saveTargets(const std::vector<Target>& targets)
{
    QStringList texts;
    for (const Target& target : targets)
        texts.append(QString::fromUtf8(QJsonDocument(toJson(target)).toJson(QJsonDocument::Compact)));
    QSettings().setValue(settingsKey, texts);
}

} // namespace breakeven
