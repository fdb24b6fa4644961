// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_reader.h"

#include "core/runs/run_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QThreadPool>
#include <QtConcurrent>

#include <variant>

namespace breakeven {

namespace {

constexpr qsizetype mostWarnings = 20;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunFile)
};

using Unknown = std::monostate; // a line of a later version's type
using Line = std::variant<Unknown, Block, Failure, RunEnd, Error>;

template <typename T>
Line lineOf(Result<T> result)
{
    if (!result.ok())
        return result.error();
    return std::move(result).value();
}

Line readLine(const QByteArray& text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return Error{Error::Code::InvalidInput, {}, problem.errorString()};
    const QJsonObject object = document.object();
    const QString type = object.value(QLatin1String("type")).toString();
    if (type == QLatin1String("block"))
        return lineOf(blockFromJson(object));
    if (type == QLatin1String("failure"))
        return lineOf(failureFromJson(object));
    if (type == QLatin1String("end"))
        return lineOf(endFromJson(object));
    return Unknown{};
}

Result<RunHeader> readHeader(const QByteArray& text, const QString& where)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.value(QLatin1String("format")).toString() != QLatin1String("breakeven"))
        return Error{Error::Code::InvalidInput, where, Words::tr("this is no Breakeven run")};
    const int version = object.value(QLatin1String("version")).toInt();
    if (version > runFileVersion)
        return Error{
            Error::Code::InvalidInput, where,
            Words::tr("it was written by a newer Breakeven (version %1 of the format, this one reads up to "
                      "%2); update Breakeven")
                .arg(version)
                .arg(runFileVersion)};
    auto header = headerFromJson(object);
    if (!header.ok())
        return Error{Error::Code::InvalidInput, where, header.error().detail};
    return header;
}

} // namespace

Result<Run> readRunFromBytes(const QByteArray& bytes, const QString& where)
{
    QList<QByteArray> lines;
    for (qsizetype from = 0; from < bytes.size();) {
        const qsizetype newline = bytes.indexOf('\n', from);
        const qsizetype to = newline < 0 ? bytes.size() : newline;
        lines.append(QByteArray::fromRawData(bytes.constData() + from, to - from));
        from = to + 1;
    }
    if (lines.isEmpty())
        return Error{Error::Code::InvalidInput, where, Words::tr("the file is empty")};

    auto header = readHeader(lines.takeFirst(), where);
    if (!header.ok())
        return header.error();
    Run run{.header = std::move(header).value(), .blocks = {}, .failures = {}, .end = {}, .warnings = {}};

    const bool whole = bytes.endsWith('\n');
    // A pool of its own: whoever waits in the global one for work that is queued there may wait for ever.
    QThreadPool pool;
    QList<Line> read = QtConcurrent::blockingMapped(&pool, lines, readLine);
    for (qsizetype i = 0; i < read.size(); ++i) {
        Line& line = read[i];
        if (auto* block = std::get_if<Block>(&line)) {
            run.blocks.push_back(std::move(*block));
        } else if (auto* failure = std::get_if<Failure>(&line)) {
            run.failures.push_back(std::move(*failure));
        } else if (auto* end = std::get_if<RunEnd>(&line)) {
            run.end = std::move(*end);
        } else if (const auto* error = std::get_if<Error>(&line);
                   error != nullptr && !lines[i].trimmed().isEmpty()) {
            if (i + 1 == read.size() && !whole)
                run.warnings.append(
                    Words::tr("The last line is cut short: the run was interrupted while it was written."));
            else if (run.warnings.size() < mostWarnings)
                run.warnings.append(
                    Words::tr("Line %1 is damaged and left out: %2").arg(i + 2).arg(error->detail));
        }
    }
    return run;
}

Result<Run> readRun(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const bool there = file.exists();
        return Error{there ? Error::Code::NotPermitted : Error::Code::NotFound, path,
                     there ? file.errorString() : QString()};
    }
    // Mapped rather than read: a long run is hundreds of megabytes of text that is looked at once.
    const uchar* bytes = file.size() > 0 ? file.map(0, file.size()) : nullptr;
    if (bytes == nullptr)
        return readRunFromBytes(file.readAll(), path);
    return readRunFromBytes(QByteArray::fromRawData(reinterpret_cast<const char*>(bytes), file.size()), path);
}

} // namespace breakeven
