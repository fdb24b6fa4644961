// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/presets.h"

#include "core/experiment/experiment_code.h"
#include "core/plan/plan_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace breakeven {

namespace {

const QString defaultPreset = QStringLiteral("first-look");

std::vector<Preset> readPresets()
{
    std::vector<Preset> result;
    const QDir folder(QStringLiteral(":/breakeven/presets"));
    for (const QFileInfo& info : folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        auto plan = planFromBytes(bytes, info.fileName());
        if (!plan.ok()) // a test reads all of them: they can't be wrong on a user's machine
            qFatal("%s", qPrintable(codedText(plan.error())));
        const QString description =
            QJsonDocument::fromJson(bytes).object().value(QLatin1String("description")).toString();
        result.push_back(
            {.id = info.completeBaseName(), .description = description, .plan = std::move(plan).value()});
    }
    std::stable_partition(result.begin(), result.end(),
                          [](const Preset& preset) { return preset.id == defaultPreset; });
    return result;
}

} // namespace

const std::vector<Preset>& presets()
{
    static const std::vector<Preset> all = readPresets();
    return all;
}

Result<Preset> presetById(const QString& id)
{
    QStringList known;
    for (const Preset& preset : presets()) {
        if (preset.id == id)
            return preset;
        known.append(preset.id);
    }
    return Error{Error::Code::NotFound,
                 {},
                 {},
                 phrase(ExperimentReason::Presets, known.join(QStringLiteral(", "))),
                 phrase(ExperimentPlace::Preset, id)};
}

} // namespace breakeven
