// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/display_watch.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <cstdlib>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Display)
};

QtMessageHandler& handlerBefore()
{
    static QtMessageHandler handler = nullptr;
    return handler;
}

// What Qt said on the way: its fatal message alone doesn't name the display.
QStringList& said()
{
    static QStringList messages;
    return messages;
}

QString problem()
{
    const QString display = qEnvironmentVariable("WAYLAND_DISPLAY", qEnvironmentVariable("DISPLAY"));
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return Words::tr("no window can be opened on the platform “%1” (QT_QPA_PLATFORM).")
            .arg(qEnvironmentVariable("QT_QPA_PLATFORM"));
    if (display.isEmpty())
        return Words::tr(
            "there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.");
    return Words::tr("the display “%1” can't be opened.").arg(display);
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type != QtFatalMsg) {
        said().append(qFormatLogMessage(type, context, message));
        return;
    }
    QString text = QStringLiteral("breakeven: ") + problem() + QLatin1Char('\n');
    for (const QString& words : said())
        text += QStringLiteral("  ") + words.trimmed() + QLatin1Char('\n');
    text += Words::tr(
        "Without a window, `breakeven run` measures in the terminal; `breakeven --help` says more.\n");
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::_Exit(EXIT_FAILURE); // Qt would abort once this returns
}

} // namespace

DisplayWatch::DisplayWatch()
{
    said().clear();
    handlerBefore() = qInstallMessageHandler(handle);
}

DisplayWatch::~DisplayWatch()
{
    qInstallMessageHandler(handlerBefore());
    for (const QString& message : said())
        std::fprintf(stderr, "%s\n", qPrintable(message));
    said().clear();
}

} // namespace breakeven
