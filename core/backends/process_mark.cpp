// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/process_mark.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

#include <unistd.h>

#include <array>
#include <optional>

namespace breakeven {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString bootMark()
{
    std::array<char, 64> space{};
    const ssize_t size = ::readlink("/proc/self/ns/pid", space.data(), space.size());
    const QByteArray words = contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")) +
                             QByteArray(space.data(), size > 0 ? size : 0);
    return QString::fromLatin1(QCryptographicHash::hash(words, QCryptographicHash::Sha256).toHex().left(10));
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
    return QStringLiteral("b%1p%2t%3").arg(bootMark()).arg(process).arg(startOf(process).value_or(0));
}

QString markedRunId(const QString& runId)
{
    return runId + QLatin1Char('-') + processMark();
}

Maker makerOf(const QString& name)
{
    static const QRegularExpression mark(
        QStringLiteral("-b([0-9a-f]{10})p([0-9]{1,10})t([0-9]{1,19})(?![0-9a-zA-Z])"));
    const QRegularExpressionMatch match = mark.match(name);
    if (!match.hasMatch() || match.captured(1) != bootMark())
        return Maker::Unknown;
    return startOf(match.captured(2).toLongLong()) == match.captured(3).toULongLong() ? Maker::Alive
                                                                                      : Maker::Dead;
}

} // namespace breakeven
