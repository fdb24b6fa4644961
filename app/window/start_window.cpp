// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_window.h"

#include "app/theme/application_theme.h"
#include "app/window/language.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>

namespace breakeven {

int startWindow(int& argc, char** argv)
{
    QApplication app(argc, argv);
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
    const QStringList arguments = QApplication::arguments();
    for (const QString& path : arguments.mid(1))
        window.openRun(QFileInfo(path).absoluteFilePath());
    return QApplication::exec();
}

} // namespace breakeven
