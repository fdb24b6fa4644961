// SPDX-License-Identifier: GPL-3.0-or-later

// draw_pictures FOLDER [BASE SHOWN POST [FEW MANY]]: draws the main states of the window into FOLDER, of real
// runs (two of the preset first-look, one of blog-post; one of a few arms, one of many), or else of the fixed
// ones that the test of the pictures has.

#include "core/runs/run_library.h"
#include "tests/app/pictures/window_pictures.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

using namespace breakeven;

namespace {

QString copied(const QString& path)
{
    const QString to = runFolder() + QLatin1Char('/') + QFileInfo(path).fileName();
    return QFile::copy(path, to) ? to : QString();
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir home;
    livePrivately(home.path());
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2 && arguments.size() != 5 && arguments.size() != 7) {
        std::fprintf(stderr, "usage: draw_pictures FOLDER [BASE SHOWN POST [FEW MANY]]\n");
        return 2;
    }
    QDir().mkpath(runFolder());
    const PicturedRuns runs = arguments.size() == 2 ? writeFixedRuns(runFolder())
                                                    : PicturedRuns{.base = copied(arguments[2]),
                                                                   .shown = copied(arguments[3]),
                                                                   .post = copied(arguments[4]),
                                                                   .few = arguments.value(5),
                                                                   .past = {arguments[2], arguments[3]},
                                                                   .many = arguments.value(6)};
    for (const WindowPicture& picture : windowPictures) {
        if (!canBeDrawn(picture, runs))
            continue;
        const QString path = QStringLiteral("%1/%2.png").arg(arguments[1], QLatin1String(picture.name));
        if (!drawn(picture, runs).save(path)) {
            std::fprintf(stderr, "%s could not be drawn\n", qPrintable(path));
            return 1;
        }
        std::printf("%s\n", qPrintable(path));
    }
    return 0;
}
