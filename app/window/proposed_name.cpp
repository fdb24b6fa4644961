// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/proposed_name.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace breakeven {

namespace {

constexpr qsizetype mostBytes = 200; // of 255, which date, number and ending share

QString fit(QString title)
{
    static const QRegularExpression forbidden(QStringLiteral("[/\\\\:*?\"<>|\\p{C}]+"));
    static const QRegularExpression hidden(QStringLiteral("^[.\\s]+"));
    title.replace(forbidden, QStringLiteral("-")).remove(hidden);
    while (title.toUtf8().size() > mostBytes)
        title.chop(1);
    return title.simplified();
}

} // namespace

QString proposedName(const QString& title, const QDateTime& started, const QString& ending,
                     const QString& folder)
{
    QString name = fit(title);
    if (name.isEmpty())
        name = QStringLiteral("Breakeven");
    if (started.isValid())
        name += started.toLocalTime().toString(QStringLiteral(" yyyy-MM-dd"));
    const auto called = [&](int number) {
        const QString counted = number > 1 ? QStringLiteral("%1 %2").arg(name).arg(number) : name;
        return counted + QLatin1Char('.') + ending;
    };
    int number = 1;
    while (QFileInfo::exists(QDir(folder).filePath(called(number))))
        ++number;
    return called(number);
}

} // namespace breakeven
