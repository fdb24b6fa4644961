// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

// Debian's: python3-numpy and python3-redis belong to it.
inline QString debianPython()
{
    return QStringLiteral("/usr/bin/python3");
}

inline bool hasModules(const QString& python, const QString& imports)
{
    return QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import ") + imports}) == 0;
}

inline QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

// An interpreter as a shell script sees it.
inline QString scriptedInterpreter(const QTemporaryDir& folder, const QByteArray& script)
{
    return written(folder, QStringLiteral("interpreter"), "#!/bin/sh\n" + script);
}
