// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "core/runs/run_library.h"
#include "tests/app/pictures/window_pictures.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace breakeven;

namespace {

QString goldenPath(const WindowPicture& picture)
{
    return QStringLiteral(BREAKEVEN_PICTURES "/%1.png").arg(QLatin1String(picture.name));
}

const WindowPicture& named(const QByteArray& name)
{
    return *std::find_if(windowPictures.begin(), windowPictures.end(),
                         [&](const WindowPicture& picture) { return name == picture.name; });
}

// A panel that is a finger's breadth from where it was.
void moveSetup(MainWindow& window)
{
    for (QSplitter* splitter : window.findChildren<QSplitter*>())
        if (splitter->orientation() == Qt::Horizontal && splitter->isVisible()) {
            QList<int> sizes = splitter->sizes();
            sizes[1] -= 24;
            sizes[2] += 24;
            splitter->setSizes(sizes);
            return;
        }
}

} // namespace

// The main states of the window look as they did when somebody last looked at them. Where they are to look
// otherwise: cmake --build build/release --target renew_pictures, and look at what has changed.
class TestWindowPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QDir().mkpath(runFolder());
        m_runs = writeFixedRuns(runFolder());
        for (const QString& path : {m_runs.base, m_runs.shown, m_runs.post, m_runs.few, m_runs.many})
            QVERIFY(!path.isEmpty());
    }

    void theWindowLooksAsItDid_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const WindowPicture& picture : windowPictures)
            QTest::newRow(picture.name) << QByteArray(picture.name);
    }

    void theWindowLooksAsItDid()
    {
        QFETCH(const QByteArray, name);
        const WindowPicture& picture = named(name);
        const QImage now = drawn(picture, m_runs);
        QVERIFY2(!now.isNull(), "the window does not come to rest");
        const double distance = distanceOf(now, QImage(goldenPath(picture)));
        if (distance > picture.tolerance) {
            const QString kept = m_kept.filePath(QLatin1String(name) + QStringLiteral("-now.png"));
            now.save(kept);
            QFAIL(qPrintable(QStringLiteral("%1 % of it is other than in %2; it is in %3 now")
                                 .arg(distance * 100)
                                 .arg(goldenPath(picture), kept)));
        }
    }

    void aPanelThatHasMovedIsSeen()
    {
        const WindowPicture& picture = named("window-light");
        const QImage moved = drawn(picture, m_runs, moveSetup);
        QVERIFY(!moved.isNull());
        const double distance = distanceOf(moved, QImage(goldenPath(picture)));
        QVERIFY2(distance > 2 * pictureTolerance, qPrintable(QString::number(distance)));
    }

    // Letters are drawn as another machine's settings want them, not as this one's.
    void anotherMachinesLettersAreNot()
    {
        const QTemporaryDir folder;
        QFile settings(folder.filePath(QStringLiteral("fonts.conf")));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                       "<include>/etc/fonts/fonts.conf</include><match target=\"font\">"
                       "<edit name=\"hinting\" mode=\"assign\"><bool>true</bool></edit>"
                       "<edit name=\"hintstyle\" mode=\"assign\"><const>hintfull</const></edit>"
                       "<edit name=\"rgba\" mode=\"assign\"><const>none</const></edit>"
                       "</match></fontconfig>");
        settings.close();
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FONTCONFIG_FILE"), settings.fileName());
        other.setProcessEnvironment(environment);
        other.setProcessChannelMode(QProcess::MergedChannels);
        other.start(QStringLiteral(BREAKEVEN_DRAW_PICTURES), {folder.path()});
        QVERIFY(other.waitForFinished(200'000));
        QVERIFY2(other.exitCode() == 0, other.readAll().constData());
        for (const WindowPicture& picture : windowPictures) {
            const QImage theirs(folder.filePath(QLatin1String(picture.name) + QStringLiteral(".png")));
            const double distance = distanceOf(theirs, QImage(goldenPath(picture)));
            QVERIFY2(distance <= picture.tolerance,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(picture.name)).arg(distance)));
        }
    }

public:
    explicit TestWindowPictures(const QDir& kept) : m_kept(kept) {}

private:
    QDir m_kept; // for what looks otherwise
    PicturedRuns m_runs;
};

int main(int argc, char** argv)
{
    const QDir kept = QDir::temp(); // that of this process goes with it
    const QTemporaryDir home;
    livePrivately(home.path());
    const QApplication application(argc, argv);
    TestWindowPictures test(kept);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_pictures.moc"
