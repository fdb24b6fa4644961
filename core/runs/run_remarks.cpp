// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_remarks.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace breakeven {

namespace {

constexpr qint64 mostBytes = 64 << 10;
const QString runEnding = QStringLiteral(".jsonl");

} // namespace

QString remarksPath(const QString& runPath)
{
    const QString stem =
        runPath.endsWith(runEnding) ? runPath.left(runPath.size() - runEnding.size()) : runPath;
    return stem + QStringLiteral(".remarks.json");
}

RunRemarks readRemarks(const QString& runPath)
{
    QFile file(remarksPath(runPath));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(mostBytes)).object();
    RunRemarks remarks{.name = object.value(QLatin1String("name")).toString().simplified(),
                       .note = object.value(QLatin1String("note")).toString().simplified(),
                       .tags = {}};
    for (const QJsonValue tag : object.value(QLatin1String("tags")).toArray())
        if (const QString text = tag.toString().simplified(); !text.isEmpty() && !remarks.tags.contains(text))
            remarks.tags.append(text);
    return remarks;
}

Status writeRemarks(const QString& runPath, const RunRemarks& remarks)
{
    const QString path = remarksPath(runPath);
    if (remarks.isEmpty()) {
        if (QFile::exists(path) && !QFile::remove(path))
            return Error{Error::Code::NotPermitted, path, {}};
        return Done{};
    }
    QJsonObject object;
    if (!remarks.name.isEmpty())
        object.insert(QLatin1String("name"), remarks.name);
    if (!remarks.note.isEmpty())
        object.insert(QLatin1String("note"), remarks.note);
    if (!remarks.tags.isEmpty())
        object.insert(QLatin1String("tags"), QJsonArray::fromStringList(remarks.tags));
    const QByteArray bytes = QJsonDocument(object).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

QStringList tagsFromText(const QString& text)
{
    QStringList tags;
    for (const QString& part : text.split(QLatin1Char(',')))
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    return tags;
}

} // namespace breakeven
