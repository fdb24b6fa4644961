// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_writer.h"

#include "core/runs/run_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace breakeven {

namespace {

constexpr std::chrono::seconds syncEvery{1};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunFile)
};

Error errorOf(int systemError, const QString& path)
{
    const QString words = QString::fromLocal8Bit(std::strerror(systemError));
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
        return {Error::Code::NoSpace, path, words};
    case EACCES:
    case EPERM:
    case EROFS:
        return {Error::Code::NotPermitted, path, words};
    default:
        return {Error::Code::InputOutput, path, systemError == 0 ? QString() : words};
    }
}

} // namespace

RunWriter::RunWriter(std::unique_ptr<QFile> file) : m_file(std::move(file)) {}

Result<RunWriter> RunWriter::create(const QString& path, const RunHeader& header)
{
    errno = 0;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return errorOf(errno, QFileInfo(path).absolutePath());
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    // Unbuffered: a line reaches the system in one write, at the end whoever else writes or cuts the file.
    if (!file->open(QIODevice::Append | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        if (QFileInfo::exists(path))
            return Error{Error::Code::NotPermitted, path, Words::tr("the file exists already")};
        return errorOf(errno, path);
    }
    RunWriter writer(std::move(file));
    Status written = writer.writeLine(QJsonDocument(toJson(header)).toJson(QJsonDocument::Compact));
    if (written.ok())
        written = writer.sync();
    if (!written.ok()) {
        writer.m_file->remove(); // ours, as it didn't exist, and no run yet
        return written.error();
    }
    return writer;
}

Status RunWriter::append(const Block& block)
{
    Status written = writeLine(QJsonDocument(toJson(block)).toJson(QJsonDocument::Compact));
    if (written.ok() && std::chrono::steady_clock::now() - m_synced >= syncEvery)
        return sync();
    return written;
}

Status RunWriter::append(const Failure& failure)
{
    return writeLine(QJsonDocument(toJson(failure)).toJson(QJsonDocument::Compact));
}

Status RunWriter::finish(const RunEnd& end, std::span<const FoundCrossover> found)
{
    QJsonObject line = toJson(end);
    if (!found.empty())
        line.insert(QLatin1String("crossovers"), toJson(found));
    Status written = writeLine(QJsonDocument(line).toJson(QJsonDocument::Compact));
    return written.ok() ? sync() : written;
}

QString RunWriter::path() const
{
    return m_file->fileName();
}

Status RunWriter::writeLine(const QByteArray& line)
{
    const qint64 before = m_file->size();
    errno = 0;
    if (m_file->write(line + '\n') == line.size() + 1)
        return Done{};
    const int systemError = errno;
    // Half a line would hide what comes after it.
    m_file->resize(before);
    return errorOf(systemError, path());
}

Status RunWriter::sync()
{
    m_synced = std::chrono::steady_clock::now();
    if (::fsync(m_file->handle()) != 0 &&
        errno != EINVAL) // EINVAL: a pipe or the like, which can't be synced
        return errorOf(errno, path());
    return Done{};
}

} // namespace breakeven
