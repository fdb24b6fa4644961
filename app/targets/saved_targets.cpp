// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/saved_targets.h"

#include "core/plan/target_json.h"

#include <QJsonDocument>
#include <QSettings>

#include <optional>
#include <utility>

namespace breakeven {

namespace {

const QString settingsKey = QStringLiteral("targets");

// Nothing where a later version wrote it.
std::optional<Target> targetIn(const QString& text)
{
    JsonProblems error;
    Target target = targetFromJson(QJsonDocument::fromJson(text.toUtf8()).object(), settingsKey, error);
    return error ? std::nullopt : std::optional(std::move(target));
}

} // namespace

std::vector<Target> loadSavedTargets()
{
    std::vector<Target> targets;
    for (const QString& text : QSettings().value(settingsKey).toStringList())
        if (std::optional<Target> target = targetIn(text))
            targets.push_back(*std::move(target));
    return targets;
}

void saveTargets(const std::vector<Target>& targets)
{
    QStringList texts;
    for (const Target& target : targets)
        texts.append(QString::fromUtf8(QJsonDocument(toJson(target)).toJson(QJsonDocument::Compact)));
    QSettings settings;
    for (const QString& text : settings.value(settingsKey).toStringList())
        if (!targetIn(text)) // a later version can read it
            texts.append(text);
    settings.setValue(settingsKey, texts);
}

} // namespace breakeven
