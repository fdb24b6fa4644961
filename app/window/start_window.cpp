// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_window.h"

#include "app/desktop/one_process.h"
#include "app/targets/host_questions.h"
#include "app/theme/application_theme.h"
#include "app/theme/wheel_filter.h"
#include "app/window/display_watch.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "core/base/termination.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QThreadPool>
#include <QUrl>

#include <cstdlib>
#include <optional>

namespace breakeven {

namespace {

// Of what is on the command line, where a file manager may have put a URL.
QString pathOf(const QString& argument)
{
    const QUrl url(argument);
    return QFileInfo(url.isLocalFile() ? url.toLocalFile() : argument).absoluteFilePath();
}

int showWindow()
{
    QStringList paths;
    for (const QString& path : QApplication::arguments().mid(1))
        paths.append(pathOf(path));
    OneProcess process;
    if (process.handOver(paths))
        return EXIT_SUCCESS;

    Language language;
    ApplicationTheme look;
    WheelFilter wheel;
    qApp->installEventFilter(&wheel);
    MainWindow window(&look, &language);
    const Termination termination;
    QObject::connect(&termination, &Termination::requested, &window, &MainWindow::end);
    window.show();
    window.openFiles(paths);
    QObject::connect(&process, &OneProcess::startedAgain, &window, [&window](const QStringList& later) {
        window.openFiles(later);
        window.comeForward();
    });
    return QApplication::exec();
}

} // namespace

int startWindow(int& argc, char** argv, const char* version)
{
    std::optional<DisplayWatch> display(std::in_place);
    QApplication app(argc, argv);
    display.reset(); // there is one
    QApplication::setApplicationName(QStringLiteral("breakeven"));
    QApplication::setOrganizationName(QStringLiteral("breakeven"));
    QApplication::setApplicationDisplayName(QStringLiteral("Breakeven"));
    QApplication::setApplicationVersion(QLatin1String(version));
    QApplication::setDesktopFileName(QStringLiteral("org.breakeven.Breakeven"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/breakeven/icons/org.breakeven.Breakeven.svg")));

    const int status = showWindow();
    // What is being saved is waited for. A host that is silent would hold the program for as long as its
    // timeout, after its window is gone: checks are stopped. What one leaves that is cut off all the same,
    // the next start takes away.
    QThreadPool::globalInstance()->waitForDone();
    if (!endHostQuestions(std::chrono::milliseconds(300)))
        std::_Exit(status);
    return status;
}

} // namespace breakeven
