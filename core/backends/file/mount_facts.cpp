// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/mount_facts.h"

#include "core/environment/file_system_place.h"

#include <QFile>
#include <QList>
#include <QStorageInfo>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fcntl.h>

namespace breakeven {

namespace {

// mountinfo writes blanks and backslashes as \ooo.
QByteArray unescaped(const QByteArray& field)
{
    QByteArray text;
    for (qsizetype i = 0; i < field.size(); ++i) {
        bool isOctal = false;
        const int code = field[i] == '\\' ? field.mid(i + 1, 3).toInt(&isOctal, 8) : 0;
        if (isOctal && i + 3 < field.size()) {
            text += static_cast<char>(code);
            i += 3;
        } else {
            text += field[i];
        }
    }
    return text;
}

QString optionsOfMount(const QByteArray& mountPoint)
{
    QFile file(QStringLiteral("/proc/self/mountinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString options;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.size() > 5 && unescaped(fields[4]) == mountPoint)
            options = QString::fromUtf8(fields[5]); // no break: the last mount at a place covers the others
    }
    return options;
}

} // namespace

bool MountFacts::mayBeRemote() const
{
    const FileSystemPlace place = placeOfFileSystem(fileSystem);
    return place == FileSystemPlace::AnotherMachine || place == FileSystemPlace::Unknown;
}

MountFacts mountFactsOf(const QString& folder)
{
    const QStorageInfo storage(folder);
    MountFacts facts;
    if (!storage.isValid())
        return facts;
    facts.fileSystem = QString::fromUtf8(storage.fileSystemType());
    facts.options = optionsOfMount(storage.rootPath().toUtf8());
    // What a program makes up that can't ask, as sshfs does before some servers: all is free, whatever lies
    // there.
    const bool isMadeUp = storage.bytesTotal() <= 0 || (facts.fileSystem.startsWith(QLatin1String("fuse")) &&
                                                        storage.bytesFree() == storage.bytesTotal());
    if (!isMadeUp)
        facts.freeBytes = storage.bytesAvailable();
    return facts;
}

std::optional<std::chrono::nanoseconds> measureRoundTrip(int folder, const std::stop_token& stop)
{
    std::array<std::chrono::nanoseconds, 20> trips{};
    for (auto& trip : trips) {
        struct statx attributes
        {};
        const auto before = std::chrono::steady_clock::now();
        if (stop.stop_requested() ||
            ::statx(folder, "", AT_EMPTY_PATH | AT_STATX_FORCE_SYNC, STATX_BASIC_STATS, &attributes) != 0)
            return std::nullopt;
        trip = std::chrono::steady_clock::now() - before;
    }
    std::nth_element(trips.begin(), trips.begin() + trips.size() / 2, trips.end());
    return trips[trips.size() / 2];
}

} // namespace breakeven
