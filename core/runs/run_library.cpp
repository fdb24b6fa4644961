// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_library.h"

#include "core/runs/parallel_work.h"
#include "core/runs/run_json.h"
#include "core/runs/run_writer.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace breakeven {

namespace {

constexpr qint64 usualLine = 4096;       // bytes: holds most headers and end lines
constexpr qint64 longestLine = 64 << 20; // bytes; beyond it is no run
const QString ending = QStringLiteral(".breakeven.jsonl");
const QString folderKey = QStringLiteral("runs/folder"); // of the user's settings

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
    const qsizetype newline = line.indexOf('\n');
    return newline < 0 ? line : line.left(newline);
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

// Whole lines, and the bytes they take.
void countLines(QFile& file, RunDamage& damage)
{
    QByteArray part(1 << 18, Qt::Uninitialized);
    file.seek(0);
    qint64 before = 0;
    for (qint64 got = 0; (got = file.read(part.data(), part.size())) > 0; before += got) {
        const QByteArrayView read(part.constData(), got);
        damage.lines += read.count('\n');
        if (const qsizetype last = read.lastIndexOf('\n'); last >= 0)
            damage.bytes = before + last + 1;
    }
}

void takeHeader(const QJsonObject& header, RunSummary& summary)
{
    summary.id = QUuid::fromString(header.value(QLatin1String("id")).toString());
    summary.title = header.value(QLatin1String("title")).toString();
    if (const auto started =
            QDateTime::fromString(header.value(QLatin1String("started")).toString(), Qt::ISODateWithMs);
        started.isValid())
        summary.started = started;
    summary.host =
        header.value(QLatin1String("environment")).toObject().value(QLatin1String("host")).toString();
    const QJsonObject plan = header.value(QLatin1String("plan")).toObject();
    for (const QJsonValue target : plan.value(QLatin1String("targets")).toArray())
        summary.targets.append(target.toObject().value(QLatin1String("name")).toString());
    const QJsonObject axis = plan.value(QLatin1String("axis")).toObject();
    for (const QJsonValue value : axis.value(QLatin1String("values")).toArray())
        if (const double one = value.toDouble();
            one > 0 && (summary.leastValue == 0 || one < summary.leastValue))
            summary.leastValue = one;
}

std::optional<RunDamage> damageOfHead(const QByteArray& line, const QJsonObject& header, bool isWhole)
{
    if (line.isEmpty() && !isWhole)
        return RunDamage{.kind = RunDamage::Kind::Empty};
    if (header.isEmpty() && !isWhole && line.startsWith('{'))
        return RunDamage{.kind = RunDamage::Kind::HeadCutShort};
    const QJsonValue version = header.value(QLatin1String("version"));
    if (header.value(QLatin1String("format")).toString() != QLatin1String("breakeven") ||
        version.toDouble() < 1)
        return RunDamage{.kind = RunDamage::Kind::NoRun};
    if (version.toDouble() > runFileVersion)
        return RunDamage{.kind = RunDamage::Kind::NewerVersion};
    return std::nullopt;
}

// What the file says from its last line; without one that says how it ended it goes on, or it broke off.
void takeEnd(QFile& file, RunSummary& summary)
{
    const QByteArray line = lastLine(file);
    const QJsonObject last = QJsonDocument::fromJson(line).object();
    summary.running = isBeingWritten(file); // after an end, too: it is measured longer
    if (summary.running)
        return;
    if (last.value(QLatin1String("type")).toString() == QLatin1String("end")) {
        if (const auto end = endFromJson(last); end.ok()) {
            summary.status = end.value().status;
            summary.error = end.value().error;
        }
        summary.found = foundCrossoversFromJson(last.value(QLatin1String("crossovers")).toArray());
        summary.answers = foundAnswersFromJson(last.value(QLatin1String("answers")).toArray());
        return;
    }
    if (last.isEmpty()) {
        summary.damage = RunDamage{.kind = RunDamage::Kind::TailCutShort};
        countLines(file, *summary.damage);
    }
}

RunSummary summaryOf(const QString& path)
{
    QFile file(path);
    const QFileInfo info(path);
    RunSummary summary{.path = path,
                       .id = {},
                       .title = {},
                       .started = info.lastModified(),
                       .status = {},
                       .bytes = info.size(),
                       .changed = info.lastModified()};
    summary.remarks = readRemarks(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        summary.damage = RunDamage{.kind = RunDamage::Kind::Unreadable};
        return summary;
    }
    const QByteArray first = firstLine(file);
    const QJsonObject header = QJsonDocument::fromJson(first).object();
    summary.damage = damageOfHead(first, header, first.size() < summary.bytes);
    if (summary.damage) {
        // Who writes it may not have come to its first line.
        summary.running = summary.damage->kind == RunDamage::Kind::Empty && isBeingWritten(path);
        return summary;
    }
    takeHeader(header, summary);
    takeEnd(file, summary);
    return summary;
}

// As it was read before, where the file is what it was.
std::optional<RunSummary> unchanged(const QString& path, const QHash<QString, const RunSummary*>& known)
{
    const RunSummary* before = known.value(path);
    const QFileInfo info(path);
    if (before == nullptr || before->running || before->bytes != info.size() ||
        before->changed != info.lastModified())
        return std::nullopt;
    RunSummary summary = *before;
    summary.remarks = readRemarks(path);
    return summary;
}

} // namespace

QString defaultRunFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/runs");
}

QString runFolder()
{
    const QString chosen = QSettings().value(folderKey).toString();
    return chosen.isEmpty() ? defaultRunFolder() : chosen;
}

Status chooseRunFolder(const QString& folder)
{
    const QFileInfo info(folder);
    const QString path = QDir::cleanPath(info.absoluteFilePath());
    if (path == QDir::cleanPath(defaultRunFolder())) {
        QSettings().remove(folderKey);
        return Done{};
    }
    if (!info.isDir())
        return Error{Error::Code::NotFound, folder, {}};
    if (!info.isWritable())
        return Error{Error::Code::NotPermitted, folder, {}};
    QSettings().setValue(folderKey, path);
    return Done{};
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

std::vector<RunSummary> listRuns(const QString& folder, const QStringList& others,
                                 std::span<const RunSummary> known)
{
    QStringList paths;
    QDirIterator walk(folder, {QLatin1Char('*') + ending}, QDir::Files);
    while (walk.hasNext())
        paths.append(walk.next());
    for (const QString& path : others)
        if (!paths.contains(path) && QFileInfo(path).isFile())
            paths.append(path);
    QHash<QString, const RunSummary*> before;
    for (const RunSummary& summary : known)
        before.insert(summary.path, &summary);

    std::vector<RunSummary> runs(static_cast<std::size_t>(paths.size()));
    workInParallel(paths.size(), [&](qsizetype i) {
        auto same = unchanged(paths[i], before);
        runs[static_cast<std::size_t>(i)] = same ? *std::move(same) : summaryOf(paths[i]);
    });
    std::sort(runs.begin(), runs.end(), [](const RunSummary& one, const RunSummary& other) {
        return one.started != other.started ? one.started > other.started : one.path > other.path;
    });
    return runs;
}

} // namespace breakeven
