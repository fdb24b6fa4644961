// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_mark.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

namespace breakeven {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr qsizetype markLength = 10;
const QString nowhere(markLength, QLatin1Char('0')); // of a machine without an identity

QString markOf(const QByteArray& words)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(words, QCryptographicHash::Sha256).toHex().left(markLength));
}

QByteArray processNamespace()
{
    std::array<char, 64> space{};
    const ssize_t size = ::readlink("/proc/self/ns/pid", space.data(), space.size());
    return {space.data(), size > 0 ? size : 0};
}

QString bootMark()
{
    return markOf(contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")) + processNamespace());
}

// Clones of one disk image share the machine-id, so the host's name is part of it.
QString machineMark()
{
    const QByteArray machine = contentOf(QStringLiteral("/etc/machine-id")).trimmed();
    if (machine.isEmpty())
        return nowhere;
    return markOf(machine + contentOf(QStringLiteral("/proc/sys/kernel/hostname")) + processNamespace());
}

// A process that /proc hides from this user is there all the same.
bool isHidden(qlonglong process)
{
    return contentOf(QStringLiteral("/proc/%1/stat").arg(process)).isEmpty() &&
           (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

// In ticks since the machine's start; none when there is no such process, or only what is left of one.
std::optional<qulonglong> startOf(qlonglong process)
{
    const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(process));
    // The second field, a name in parentheses, may hold anything.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype state = 0;
    constexpr qsizetype start = 19;
    if (fields.size() <= start || fields[state] == "Z" || fields[state] == "X")
        return std::nullopt;
    return fields[start].toULongLong();
}

} // namespace

QString processMark()
{
    const auto process = static_cast<qlonglong>(::getpid());
    return QStringLiteral("b%1m%2p%3t%4")
        .arg(bootMark(), machineMark())
        .arg(process)
        .arg(startOf(process).value_or(0));
}

QString markedRunId(const QString& runId)
{
    return runId + QLatin1Char('-') + processMark();
}

Maker makerOf(const QString& name)
{
    static const QRegularExpression mark(
        QStringLiteral("-b([0-9a-f]{10})m([0-9a-f]{10})p([0-9]{1,9})t([0-9]{1,19})(?![0-9a-zA-Z])"));
    const QRegularExpressionMatch match = mark.match(name);
    if (!match.hasMatch() || match.captured(2) != machineMark())
        return Maker::Unknown;
    if (match.captured(1) != bootMark())
        return match.captured(2) == nowhere ? Maker::Unknown : Maker::Dead;
    const qlonglong process = match.captured(3).toLongLong();
    const bool isAlive = startOf(process) == match.captured(4).toULongLong() || isHidden(process);
    return isAlive ? Maker::Alive : Maker::Dead;
}

} // namespace breakeven
