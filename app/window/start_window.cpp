// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_window.h"

#include "app/theme/application_theme.h"
#include "app/window/display_watch.h"
#include "app/window/language.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>

#include <optional>

namespace breakeven {

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

    Language language;
    ApplicationTheme look;
    MainWindow window(&look, &language);
    window.show();
    QStringList paths;
    for (const QString& path : QApplication::arguments().mid(1))
        paths.append(QFileInfo(path).absoluteFilePath());
    window.openRuns(paths);
    return QApplication::exec();
}

} // namespace breakeven
