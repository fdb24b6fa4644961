// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_writer.h"

#include "core/base/file_descriptor.h"
#include "core/base/system_error.h"
#include "core/runs/run_code.h"
#include "core/runs/run_json.h"
#include "core/runs/run_line.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <utility>
#include <variant>

namespace breakeven {

namespace {

constexpr std::chrono::seconds syncEvery{1};

Error errorOf(int number, const QString& path)
{
    return number == 0 ? Error{Error::Code::InputOutput, path, {}} : systemError(number, path);
}

struct flock wholeFile(short kind)
{
    struct flock lock = {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    return lock;
}

bool isLocked(int descriptor)
{
    struct flock lock = wholeFile(F_RDLCK);
    return ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type == F_WRLCK;
}

} // namespace

bool isBeingWritten(const QString& path)
{
    const FileDescriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return file.isOpen() && isLocked(file.number());
}

bool isBeingWritten(const QFile& open)
{
    return isLocked(open.handle());
}

RunDisk RunDisk::real()
{
    return {.sync = ::fsync, .now = std::chrono::steady_clock::now};
}

RunWriter::RunWriter(std::unique_ptr<QFile> file, RunDisk disk)
    : m_file(std::move(file))
    , m_disk(std::move(disk))
{}

bool RunWriter::lock()
{
    // Of the open file, not of the process: readers in this one see it, and don't drop it by closing the
    // file.
    struct flock lock = wholeFile(F_WRLCK);
    // Where there are no locks the run only isn't shown as running.
    return ::fcntl(m_file->handle(), F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES);
}

Result<RunWriter> RunWriter::create(const QString& path, const RunHeader& header, RunDisk disk)
{
    errno = 0;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return errorOf(errno, QFileInfo(path).absolutePath());
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    // Unbuffered: a line reaches the system in one write, at the end whoever else writes or cuts the file.
    if (!file->open(QIODevice::Append | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        if (QFileInfo::exists(path))
            return Error{Error::Code::NotPermitted, path, {}, phrase(RunReason::Exists)};
        return errorOf(errno, path);
    }
    RunWriter writer(std::move(file), std::move(disk));
    writer.lock();
    Status written = writer.writeLine(QJsonDocument(toJson(header)).toJson(QJsonDocument::Compact));
    if (written.ok())
        written = writer.sync();
    if (written.ok())
        written = writer.syncFolder();
    if (!written.ok()) {
        writer.m_file->remove(); // ours, as it didn't exist, and no run yet
        return written.error();
    }
    return writer;
}

Result<RunWriter> RunWriter::goOn(const QString& path, RunDisk disk)
{
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    if (!file->open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::ExistingOnly |
                    QIODevice::Unbuffered))
        return errno == ENOENT ? Error{Error::Code::NotFound, path, {}} : errorOf(errno, path);
    RunWriter writer(std::move(file), std::move(disk));
    if (!writer.lock())
        return Error{Error::Code::NotPermitted, path, {}, phrase(RunReason::BeingWritten)};
    writer.lookAtLastLine();
    return writer;
}

void RunWriter::lookAtLastLine()
{
    constexpr qint64 part = 1 << 16;
    QByteArray rest; // of the file, without a line feed
    for (qint64 from = m_file->size(); from > 0;) {
        const qint64 begin = std::max<qint64>(0, from - part);
        if (!m_file->seek(begin))
            return;
        const QByteArray read = m_file->read(from - begin);
        const qsizetype feed = read.lastIndexOf('\n');
        rest.prepend(read.sliced(feed + 1));
        if (feed >= 0)
            break;
        from = begin;
    }
    if (rest.isEmpty())
        return;
    if (std::holds_alternative<Error>(parseRunLine(rest)))
        m_cutAt = m_file->size() - rest.size();
    else
        m_midLine = true;
}

Status RunWriter::append(const Block& block)
{
    Status written = writeLine(QJsonDocument(toJson(block)).toJson(QJsonDocument::Compact));
    if (written.ok() && m_disk.now() - m_synced >= syncEvery)
        return sync();
    return written;
}

Status RunWriter::append(const Failure& failure)
{
    Status written = writeLine(QJsonDocument(toJson(failure)).toJson(QJsonDocument::Compact));
    return written.ok() ? sync() : written; // rare, and perhaps the last that this machine does
}

Status RunWriter::finish(const RunEnd& end, std::span<const FoundCrossover> found,
                         std::span<const FoundAnswer> answers)
{
    QJsonObject line = toJson(end);
    if (!answers.empty())
        line.insert(QLatin1String("answers"), toJson(answers));
    if (!found.empty())
        line.insert(QLatin1String("crossovers"), toJson(found));
    Status written = writeLine(QJsonDocument(line).toJson(QJsonDocument::Compact));
    if (written.ok())
        written = sync();
    struct flock lock = wholeFile(F_UNLCK);
    ::fcntl(m_file->handle(), F_OFD_SETLK, &lock);
    return written;
}

QString RunWriter::path() const
{
    return m_file->fileName();
}

Status RunWriter::writeLine(const QByteArray& line)
{
    if (m_cutAt && !m_file->resize(*m_cutAt))
        return errorOf(errno, path());
    m_cutAt.reset();
    const qint64 before = m_file->size();
    const QByteArray whole = (m_midLine ? QByteArray("\n") : QByteArray()) + line + '\n';
    errno = 0;
    if (m_file->write(whole) == whole.size()) {
        m_midLine = false;
        return Done{};
    }
    const int systemError = errno;
    // Half a line would hide what comes after it.
    m_file->resize(before);
    return errorOf(systemError, path());
}

Status RunWriter::sync()
{
    m_synced = m_disk.now();
    if (m_disk.sync(m_file->handle()) != 0 &&
        errno != EINVAL) // EINVAL: a pipe or the like, which can't be synced
        return errorOf(errno, path());
    return Done{};
}

Status RunWriter::syncFolder()
{
    const QString folder = QFileInfo(path()).absolutePath();
    const FileDescriptor open(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // A folder may be written to without being readable; some file systems sync no folder.
    if (!open.isOpen() || m_disk.sync(open.number()) == 0 || errno == EINVAL)
        return Done{};
    return errorOf(errno, folder);
}

} // namespace breakeven
