// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/home_path.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

#include <array>
#include <pwd.h>

namespace breakeven {

namespace {

QString homeOf(const QString& user)
{
    if (user.isEmpty())
        return QDir::homePath();
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    ::getpwnam_r(user.toLocal8Bit().constData(), &entry, buffer.data(), buffer.size(), &found);
    return found == nullptr ? QString() : QFile::decodeName(found->pw_dir);
}

} // namespace

QString atHome(const QString& path)
{
    if (!path.startsWith(QLatin1Char('~')))
        return path;
    const QString user = path.section(QLatin1Char('/'), 0, 0).mid(1);
    const QString home = homeOf(user);
    return home.isEmpty() ? path : home + path.mid(1 + user.size());
}

} // namespace breakeven
