// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_library.h"

#include "core/runs/parallel_work.h"
#include "core/runs/run_json.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace breakeven {

namespace {

constexpr qint64 usualLine = 4096;       // bytes: holds most headers and end lines
constexpr qint64 longestLine = 64 << 20; // bytes; beyond it is no run
const QString ending = QStringLiteral(".breakeven.jsonl");

QString slugOf(const QString& title)
{
    QString slug;
    for (const QChar character : title.toLower().normalized(QString::NormalizationForm_KD)) {
        if (character.unicode() < 128 && character.isLetterOrNumber())
            slug += character;
        else if (!slug.isEmpty() && !slug.endsWith(QLatin1Char('-')) && !character.isMark())
            slug += QLatin1Char('-');
    }
    slug.truncate(40);
    while (slug.endsWith(QLatin1Char('-')))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("run") : slug;
}

QByteArray firstLine(QFile& file)
{
    QByteArray line;
    for (qint64 bytes = usualLine; !line.contains('\n') && line.size() < longestLine; bytes *= 4) {
        const QByteArray more = file.read(bytes);
        if (more.isEmpty())
            break;
        line += more;
    }
    return line.left(line.indexOf('\n'));
}

QByteArray lastLine(QFile& file)
{
    for (qint64 bytes = usualLine;; bytes *= 4) {
        const qint64 from = std::max<qint64>(0, file.size() - bytes);
        file.seek(from);
        const QByteArray tail = file.read(bytes).trimmed();
        const qsizetype newline = tail.lastIndexOf('\n');
        if (newline >= 0 || from == 0 || bytes > longestLine)
            return tail.mid(newline + 1);
    }
}

std::optional<RunSummary> summaryOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const QJsonObject header = QJsonDocument::fromJson(firstLine(file)).object();
    if (header.value(QLatin1String("format")).toString() != QLatin1String("breakeven"))
        return std::nullopt;
    RunSummary summary{
        .path = path,
        .id = QUuid::fromString(header.value(QLatin1String("id")).toString()),
        .title = header.value(QLatin1String("title")).toString(),
        .started =
            QDateTime::fromString(header.value(QLatin1String("started")).toString(), Qt::ISODateWithMs),
        .status = {},
        .bytes = file.size(),
        .targets = static_cast<int>(
            header.value(QLatin1String("plan")).toObject().value(QLatin1String("targets")).toArray().size()),
    };
    const QJsonObject last = QJsonDocument::fromJson(lastLine(file)).object();
    if (last.value(QLatin1String("type")).toString() == QLatin1String("end"))
        if (const auto end = endFromJson(last); end.ok())
            summary.status = end.value().status;
    summary.found = foundCrossoversFromJson(last.value(QLatin1String("crossovers")).toArray());
    return summary;
}

} // namespace

QString defaultRunFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/runs");
}

QString newRunPath(const QString& folder, const QString& title, const QDateTime& started)
{
    const QString stem = folder + QLatin1Char('/') +
                         started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd_HHmmss_")) + slugOf(title);
    QString path = stem + ending;
    for (int count = 2; QFile::exists(path); ++count)
        path = QStringLiteral("%1-%2%3").arg(stem).arg(count).arg(ending);
    return path;
}

std::vector<RunSummary> listRuns(const QString& folder)
{
    QStringList paths;
    QDirIterator walk(folder, {QLatin1Char('*') + ending}, QDir::Files);
    while (walk.hasNext())
        paths.append(walk.next());

    std::vector<std::optional<RunSummary>> summaries(static_cast<std::size_t>(paths.size()));
    workInParallel(paths.size(),
                   [&](qsizetype i) { summaries[static_cast<std::size_t>(i)] = summaryOf(paths[i]); });
    std::vector<RunSummary> runs;
    for (std::optional<RunSummary>& summary : summaries)
        if (summary)
            runs.push_back(std::move(*summary));
    std::sort(runs.begin(), runs.end(), [](const RunSummary& one, const RunSummary& other) {
        return one.started != other.started ? one.started > other.started : one.path > other.path;
    });
    return runs;
}

} // namespace breakeven
