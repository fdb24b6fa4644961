// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/deleted_runs.h"

#include "core/runs/run_remarks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace breakeven {

namespace {

const QString deletedFolder = QStringLiteral("deleted");

// A rename within one file system; QFile would copy across several and take its time.
bool move(const QString& from, const QString& to)
{
    return !QFile::exists(to) && QDir().rename(from, to);
}

QString freePath(const QDir& folder, const QString& name)
{
    QString path = folder.filePath(name);
    for (int count = 2; QFile::exists(path); ++count)
        path = folder.filePath(QStringLiteral("%1-%2").arg(count).arg(name));
    return path;
}

} // namespace

Result<DeletedRun> deleteRun(const QString& path, const QDate& today)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{Error::Code::NotFound, path, {}};
    const QDir kept(file.dir().filePath(deletedFolder + QLatin1Char('/') + today.toString(Qt::ISODate)));
    if (!QDir().mkpath(kept.path()))
        return Error{Error::Code::NotPermitted, kept.path(), {}};
    const DeletedRun run{.path = path, .kept = freePath(kept, file.fileName())};
    if (!move(path, run.kept))
        return Error{Error::Code::NotPermitted, path, {}};
    if (QFile::exists(remarksPath(path)))
        move(remarksPath(path), remarksPath(run.kept));
    return run;
}

Status restoreRun(const DeletedRun& run)
{
    if (!move(run.kept, run.path))
        return Error{
            QFile::exists(run.kept) ? Error::Code::NotPermitted : Error::Code::NotFound, run.path, {}};
    if (QFile::exists(remarksPath(run.kept)))
        move(remarksPath(run.kept), remarksPath(run.path));
    return Done{};
}

void forgetDeletedRuns(const QString& folder, const QDate& today)
{
    const QDir deleted(folder + QLatin1Char('/') + deletedFolder);
    for (const QString& day : deleted.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDate date = QDate::fromString(day, Qt::ISODate);
        if (date.isValid() && date.daysTo(today) > daysKept)
            QDir(deleted.filePath(day)).removeRecursively();
    }
}

} // namespace breakeven
