// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the house that no compiler checks, held against the source tree itself.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QString root = QStringLiteral(BREAKEVEN_SOURCE_DIR);

QStringList filesBelow(const QStringList& folders, const QStringList& patterns)
{
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator walk(root + QLatin1Char('/') + folder, patterns, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(QDir(root).relativeFilePath(walk.next()));
    }
    files.sort();
    return files;
}

QByteArray contentOf(const QString& path)
{
    QFile file(root + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The folders of core/ and app/ that each folder may include from, beside itself and core/base.
const QHash<QString, QSet<QString>>& allowed()
{
    const auto set = [](const char* names) {
        const QStringList list = QString::fromLatin1(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        return QSet<QString>(list.cbegin(), list.cend());
    };
    static const QHash<QString, QSet<QString>> table{
        {QStringLiteral("core/base"), {}},
        {QStringLiteral("core/plan"), {}},
        {QStringLiteral("core/environment"), set("core/plan")},
        {QStringLiteral("core/runs"), set("core/plan core/environment")},
        {QStringLiteral("core/analysis"), set("core/runs core/plan core/environment")},
        {QStringLiteral("core/workload"), set("core/plan")},
        {QStringLiteral("core/network"), set("core/plan")},
        {QStringLiteral("core/backends"), set("core/plan core/environment core/network core/workload")},
        {QStringLiteral("core/runtimes"),
         set("core/plan core/environment core/backends core/network core/workload core/runs")},
        {QStringLiteral("core/experiment"),
         set("core/plan core/environment core/runs core/analysis core/workload core/network core/backends "
             "core/runtimes")},
    };
    return table;
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT

private slots:
    void everyFileNamesItsLicence_data()
    {
        QTest::addColumn<QString>("path");
        QStringList paths =
            filesBelow({QStringLiteral("core"), QStringLiteral("app"), QStringLiteral("tests"),
                        QStringLiteral("resources"), QStringLiteral("translations"), QStringLiteral(".ci")},
                       {QStringLiteral("*")});
        for (const QString& path : QDir(root).entryList(QDir::Files | QDir::Hidden))
            if (path != QLatin1String("LICENSE") && path != QLatin1String(".git")) // a file in a worktree
                paths.append(path);
        for (const QString& path : paths)
            if (!path.endsWith(QLatin1String(".jsonl")))
                QTest::newRow(qPrintable(path)) << path;
    }

    void everyFileNamesItsLicence()
    {
        QFETCH(const QString, path);
        // lupdate drops comments, and a picture has none: their licence lies beside them, as REUSE has it.
        const bool isBeside = path.endsWith(QLatin1String(".ts")) || path.endsWith(QLatin1String(".png"));
        const QString place = isBeside ? path + QLatin1String(".license") : path;
        QVERIFY2(contentOf(place).left(600).contains("SPDX-License-Identifier"),
                 "no SPDX line among the first lines");
    }

    void noFileIsTooLongToReadAtOnce_data() { sourceFiles(); }

    void noFileIsTooLongToReadAtOnce()
    {
        QFETCH(const QString, path);
        const auto lines = contentOf(path).count('\n');
        QVERIFY2(lines <= 400, qPrintable(QStringLiteral("%1 lines: split it").arg(lines)));
    }

    void arrowsPointOneWay_data() { sourceFiles(); }

    void arrowsPointOneWay()
    {
        QFETCH(const QString, path);
        if (!path.startsWith(QLatin1String("core/")))
            return; // app may include all of core; its own arrows are the link lines
        const QString folder = path.section(QLatin1Char('/'), 0, 1);
        QVERIFY2(allowed().contains(folder), qPrintable(QStringLiteral("%1 has no rule here").arg(folder)));

        static const QRegularExpression include(QStringLiteral("^#include \"((?:core|app)/\\w+)/"),
                                                QRegularExpression::MultilineOption);
        auto match = include.globalMatch(QString::fromUtf8(contentOf(path)));
        while (match.hasNext()) {
            const QString used = match.next().captured(1);
            QVERIFY2(used == folder || used == QLatin1String("core/base") || allowed()[folder].contains(used),
                     qPrintable(QStringLiteral("%1 must not know %2").arg(folder, used)));
        }
    }

    void coreKnowsNoWindow_data() { sourceFiles(); }

    void coreKnowsNoWindow()
    {
        QFETCH(const QString, path);
        if (!path.startsWith(QLatin1String("core/")))
            return;
        static const QRegularExpression gui(QStringLiteral(
            "#include <Q(Widget|Painter|Chart|Application|GuiApplication|Color|Font|Icon|Pixmap|Image)"));
        QVERIFY(!QString::fromUtf8(contentOf(path)).contains(gui));
    }

    // A sentence in a bare literal stays English in every language. Three words in a row make a sentence.
    void everySentenceCanBeTranslated_data() { sourceFiles(); }

    void everySentenceCanBeTranslated()
    {
        QFETCH(const QString, path);
        static const QRegularExpression sentence(
            QStringLiteral(R"re(QStringLiteral\(\s*("[^"\n]*\b[a-z']{2,},? [a-z]+,? [a-z][^"\n]*"))re"));
        const auto found = sentence.match(QString::fromUtf8(contentOf(path)));
        QVERIFY2(!found.hasMatch(), qPrintable(found.captured(1)));
    }

    void onlyOneClassKnowsQtCharts()
    {
        static const QRegularExpression charts(QStringLiteral(
            "#include <(QtCharts/|QChart|QLineSeries|QValueAxis|QLogValueAxis|QScatterSeries)"));
        for (const QString& path :
             filesBelow({QStringLiteral("app")}, {QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
            if (QString::fromUtf8(contentOf(path)).contains(charts))
                QVERIFY2(path.startsWith(QLatin1String("app/charts/plot_")) &&
                             path.endsWith(QLatin1String(".cpp")),
                         qPrintable(path));
        }
    }

    void theTopLevelIsAsAgreed()
    {
        const QSet<QString> agreed{
            QStringLiteral("CMakeLists.txt"),
            QStringLiteral("app"),
            QStringLiteral("core"),
            QStringLiteral("resources"),
            QStringLiteral("translations"),
            QStringLiteral("tests"),
            QStringLiteral("README.md"),
            QStringLiteral("LICENSE"),
            QStringLiteral("CMakePresets.json"),
            QStringLiteral("build"), // made by the presets, ignored by git
        };
        for (const QString& entry : QDir(root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            QVERIFY2(agreed.contains(entry), qPrintable(entry));
    }

private:
    static void sourceFiles()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : filesBelow({QStringLiteral("core"), QStringLiteral("app")},
                                              {QStringLiteral("*.cpp"), QStringLiteral("*.h")}))
            QTest::newRow(qPrintable(path)) << path;
    }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
