// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_window.h"

#include "app/hosts/host_questions.h"
#include "app/theme/application_theme.h"
#include "app/theme/wheel_filter.h"
#include "app/window/display_watch.h"
#include "app/window/language.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QThreadPool>

#include <cstdlib>
#include <optional>

namespace breakeven {

namespace {

int showWindow()
{
    Language language;
    ApplicationTheme look;
    WheelFilter wheel;
    qApp->installEventFilter(&wheel);
    MainWindow window(&look, &language);
    window.show();
    const QStringList arguments = QApplication::arguments();
    QStringList paths;
    for (const QString& path : arguments.mid(1))
        paths.append(QFileInfo(path).absoluteFilePath());
    window.openRuns(paths);
    return QApplication::exec();
}

} // namespace

int startWindow(int& argc, char** argv)
{
    std::optional<DisplayWatch> display(std::in_place);
    QApplication app(argc, argv);
    display.reset(); // there is one
    QApplication::setApplicationName(QStringLiteral("breakeven"));
    QApplication::setOrganizationName(QStringLiteral("breakeven"));
    QApplication::setApplicationDisplayName(QStringLiteral("Breakeven"));
    QApplication::setApplicationVersion(QStringLiteral(BREAKEVEN_VERSION));
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
