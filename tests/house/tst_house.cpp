// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the house that no compiler checks, held against the source tree itself.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
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
        {QStringLiteral("core/machine"), {}},
        {QStringLiteral("core/processes"), {}},
        {QStringLiteral("core/backends/target"), {}},
        {QStringLiteral("core/backends/file/target"), set("core/backends/target")},
        {QStringLiteral("core/backends/sshfs/target"), set("core/backends/target")},
        {QStringLiteral("core/backends/redis/target"), set("core/backends/target")},
        {QStringLiteral("core/backends/rados/target"), set("core/backends/target")},
        {QStringLiteral("core/plan"), set("core/backends/target")},
        {QStringLiteral("core/environment"), set("core/plan core/backends/target")},
        {QStringLiteral("core/runs"), set("core/plan core/environment")},
        {QStringLiteral("core/analysis"), set("core/runs core/plan core/environment")},
        {QStringLiteral("core/answer"), set("core/analysis core/runs core/plan core/environment")},
        {QStringLiteral("core/workload"), set("core/plan")},
        {QStringLiteral("core/network"), set("core/plan")},
        {QStringLiteral("core/backends"), set("core/backends/target core/plan core/environment core/network "
                                              "core/processes core/workload")},
        {QStringLiteral("core/backends/file"),
         set("core/backends core/backends/target core/backends/file/target core/plan core/environment "
             "core/network core/processes")},
        {QStringLiteral("core/backends/sshfs"),
         set("core/backends core/backends/target core/backends/sshfs/target core/backends/file core/plan "
             "core/environment core/network core/processes")},
        {QStringLiteral("core/backends/redis"),
         set("core/backends core/backends/target core/backends/redis/target core/plan core/environment "
             "core/network core/processes")},
        {QStringLiteral("core/backends/rados"),
         set("core/backends core/backends/target core/backends/rados/target core/plan core/environment "
             "core/network core/processes")},
        {QStringLiteral("core/runtimes"),
         set("core/plan core/environment core/machine core/backends core/backends/target core/network "
             "core/workload core/runs")},
        {QStringLiteral("core/experiment"),
         set("core/plan core/environment core/machine core/runs core/analysis core/answer core/workload "
             "core/network core/backends core/backends/redis core/runtimes")},
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
        const QString place =
            path.startsWith(QLatin1String("tests/fuzz/corpus/"))
                ? QStringLiteral("tests/fuzz/run") // for all of them: a line more would be another input
            : isBeside ? path + QLatin1String(".license")
                       : path;
        QVERIFY2(contentOf(place).left(600).contains("SPDX-License-Identifier"),
                 "no SPDX line among the first lines");
    }

    void arrowsPointOneWay_data() { sourceFiles(); }

    void arrowsPointOneWay()
    {
        QFETCH(const QString, path);
        if (!path.startsWith(QLatin1String("core/")))
            return; // app may include all of core; its own arrows are the link lines
        const QString folder = QFileInfo(path).path();
        QVERIFY2(allowed().contains(folder), qPrintable(QStringLiteral("%1 has no rule here").arg(folder)));

        static const QRegularExpression include(QStringLiteral("^#include \"((?:core|app)/[\\w/]+)/"),
                                                QRegularExpression::MultilineOption);
        auto match = include.globalMatch(QString::fromUtf8(contentOf(path)));
        while (match.hasNext()) {
            const QString used = match.next().captured(1);
            QVERIFY2(used == folder || used == QLatin1String("core/base") || allowed()[folder].contains(used),
                     qPrintable(QStringLiteral("%1 must not know %2").arg(folder, used)));
        }
    }

    // Two classes of one name in one namespace are one to the linker: a destructor of the one may be called
    // for the other, as an unoptimized build did.
    void aNameHasOneMeaning()
    {
        static const QRegularExpression unnamed(QStringLiteral("^namespace \\{$.*?^\\} // namespace$"),
                                                QRegularExpression::MultilineOption |
                                                    QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression definition(
            QStringLiteral(
                "^(?:class|struct|enum class|enum|union) (\\w+)(?: final)?(?: ?:[^:;{][^;{]*)?\\s*\\{"),
            QRegularExpression::MultilineOption);
        QHash<QString, QString> places;
        for (const QString& path : filesBelow({QStringLiteral("core"), QStringLiteral("app")},
                                              {QStringLiteral("*.h"), QStringLiteral("*.cpp")})) {
            QString content = QString::fromUtf8(contentOf(path));
            content.remove(unnamed);
            auto matches = definition.globalMatch(content);
            while (matches.hasNext()) {
                const QString name = matches.next().captured(1);
                QVERIFY2(!places.contains(name),
                         qPrintable(QStringLiteral("%1 in %2 and %3").arg(name, places.value(name), path)));
                places.insert(name, path);
            }
        }
        QVERIFY2(places.size() > 300, "the definitions are not found any more");
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

    // It has codes, places and figures; app/wording has the words, in whatever language.
    void coreDoesNotTalk_data() { sourceFiles(); }

    void coreDoesNotTalk()
    {
        QFETCH(const QString, path);
        if (!path.startsWith(QLatin1String("core/")))
            return;
        static const QRegularExpression words(
            QStringLiteral(R"re((\b(tr|trUtf8|translate)\(|Q_DECLARE_TR_FUNCTIONS|QT_TR(ANSLATE)?_N))re"));
        const auto found = words.match(QString::fromUtf8(contentOf(path)));
        QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
    }

    // The fuzz targets are core, built with clang, and clang 14 can't read libstdc++ 12's views.
    void coreIsReadByBothCompilers_data() { sourceFiles(); }

    void coreIsReadByBothCompilers()
    {
        QFETCH(const QString, path);
        if (!path.startsWith(QLatin1String("core/")))
            return;
        static const QRegularExpression views(QStringLiteral("\\bviews::|#include <ranges>"));
        const auto found = views.match(QString::fromUtf8(contentOf(path)));
        QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
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

    // Names, errors and paths come from outside: where markup is meant, it is ours alone, or escaped.
    void textFromOutsideIsNoMarkup_data() { sourceFiles(); }

    void textFromOutsideIsNoMarkup()
    {
        QFETCH(const QString, path);
        static const QSet<QString> escaping{QStringLiteral("app/window/message_bar.cpp"),
                                            QStringLiteral("app/window/window_dialogs.cpp"),
                                            // the manual is our own
                                            QStringLiteral("app/help/manual_window.cpp")};
        if (escaping.contains(path))
            return;
        // A document that gets its texts by a cursor, plain: it may have the class, and no markup still.
        static const QString laidOut = QStringLiteral("app/report/report_pdf.cpp");
        const QString content =
            QString::fromUtf8(contentOf(path))
                .remove(path == laidOut ? QStringLiteral("#include <QTextDocument>\n") : QString());
        static const QRegularExpression markup(
            QStringLiteral("Qt::(RichText|AutoText|MarkdownText)|set(Html|Markdown)\\(|insertHtml\\(|"
                           "<Q(TextEdit|TextBrowser|TextDocument|ErrorMessage|StaticText|WhatsThis)>|"
                           "QMessageBox::(about|information|warning|question|critical)\\("));
        const auto found = markup.match(content);
        QVERIFY2(!found.hasMatch() || path == QLatin1String("app/theme/plain_text.cpp"),
                 qPrintable(found.captured()));
    }

    // ... and a terminal gets them through Console, which makes visible what it would obey.
    void onlyTheConsoleWritesToTheTerminal_data() { sourceFiles(); }

    void onlyTheConsoleWritesToTheTerminal()
    {
        QFETCH(const QString, path);
        static const QSet<QString> writing{
            QStringLiteral("app/window/display_watch.cpp"), // before there is any
            QStringLiteral("app/commands/console.cpp"), QStringLiteral("app/commands/console.h"),
            QStringLiteral("app/commands/progress_line.cpp")};
        static const QRegularExpression writes(
            QStringLiteral("\\bwriteAll\\(|std::c(out|err)\\b|\\bf?(printf|puts)\\(|STD(OUT|ERR)_FILENO, "
                           "|q(Warning|Debug|Info)\\("));
        const auto found = writes.match(QString::fromUtf8(contentOf(path)));
        QVERIFY2(!found.hasMatch() || writing.contains(path), qPrintable(found.captured()));
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

    // What the documents send a reader to is there.
    void theDocumentsNameFilesThatExist_data() { documents(); }

    void theDocumentsNameFilesThatExist()
    {
        QFETCH(const QString, path);
        static const QRegularExpression named(
            QStringLiteral("[`(]((?:app|core|resources|tests|translations|build)/[^`)\\s]*)[`)]"));
        auto match = named.globalMatch(QString::fromUtf8(contentOf(path)));
        while (match.hasNext()) {
            const QString file = match.next().captured(1);
            QVERIFY2(file.startsWith(QLatin1String("build/")) ||
                         QFileInfo::exists(root + QLatin1Char('/') + file),
                     qPrintable(file));
        }
    }

    // "How to add …" says which files name what is there already. That is counted here.
    void theManualNamesEveryFileThatGrows_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("names"); // in a file
        QTest::addColumn<QString>("isOwn"); // by the path of a file: not counted
        const QString none = QStringLiteral("^$");
        QTest::newRow("a back end") << QStringLiteral("## How to add a back end")
                                    << QStringLiteral("(?i)rados") << QStringLiteral("rados");
        QTest::newRow("an axis") << QStringLiteral("## How to add an axis")
                                 << QStringLiteral("ComputeUs|compute_us") << none;
        QTest::newRow("an arm") << QStringLiteral("## How to add an arm")
                                << QStringLiteral("ArmKind::Pipelined|Arm::pipelined|enum class ArmKind")
                                << none;
        QTest::newRow("a view") << QStringLiteral("## How to add a view") << QStringLiteral("(?i)timeline")
                                << none;
        QTest::newRow("a runtime") << QStringLiteral("## How to add a runtime")
                                   << QStringLiteral("RuntimeKind::CPython") << none;
    }

    void theManualNamesEveryFileThatGrows()
    {
        QFETCH(const QString, heading);
        QFETCH(const QString, names);
        QFETCH(const QString, isOwn);

        const QString manual =
            QString::fromUtf8(contentOf(QStringLiteral("resources/manual/carrying-on.md")));
        const auto begin = manual.indexOf(heading + QLatin1Char('\n'));
        QVERIFY2(begin >= 0, "no such section");
        const QString section = manual.mid(begin, manual.indexOf(QLatin1String("\n## "), begin) - begin);
        static const QRegularExpression counted(QStringLiteral("\\*\\*(\\d+) files\\*\\*"));
        const auto claim = counted.match(section);
        QVERIFY2(claim.hasMatch(), "no count");

        QStringList listed;
        static const QRegularExpression file(QStringLiteral("`((?:app|core|resources)/[^`\\s]*)`"));
        auto match = file.globalMatch(section, claim.capturedEnd());
        while (match.hasNext())
            listed.append(match.next().captured(1));
        listed.sort();

        QStringList found;
        const QRegularExpression naming(names);
        const QRegularExpression own(isOwn);
        for (const QString& path :
             filesBelow({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("resources/python")},
                        {QStringLiteral("*")}))
            if (!path.contains(own) && !path.contains(QLatin1String("__pycache__")) &&
                QString::fromUtf8(contentOf(path)).contains(naming))
                found.append(path);

        const QSet<QString> inManual(listed.cbegin(), listed.cend());
        const QSet<QString> inHouse(found.cbegin(), found.cend());
        QVERIFY2(inManual == inHouse,
                 qPrintable(QStringLiteral("not in the manual: %1; not in the house: %2")
                                .arg(QStringList((inHouse - inManual).values()).join(QLatin1Char(' ')),
                                     QStringList((inManual - inHouse).values()).join(QLatin1Char(' ')))));
        QCOMPARE(listed.size(), inManual.size()); // none twice
        QCOMPARE(claim.captured(1).toLongLong(), listed.size());
    }

    // A back end is a room: the rest of the house knows that there are some, not which. Its name stands where
    // people read it, where packages are listed, and in the list of rooms; "redis" is in many an example,
    // too.
    void aBackEndIsNamedInItsRoom_data()
    {
        QTest::addColumn<int>("naming");    // files besides its own, at most
        QTest::addColumn<int>("including"); // of those that include from its room
        QTest::newRow("rados") << 8 << 1;
        QTest::newRow("redis") << 73 << 7;
        QTest::newRow("sshfs") << 22 << 6;
    }

    void aBackEndIsNamedInItsRoom()
    {
        QFETCH(const int, naming);
        QFETCH(const int, including);
        const QString room = QString::fromLatin1(QTest::currentDataTag());
        const QString include = QStringLiteral("#include \"core/backends/%1/").arg(room);
        QStringList names;
        QStringList includes;
        for (const QString& path :
             filesBelow({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("resources")},
                        {QStringLiteral("*")})) {
            const QString content = QString::fromUtf8(contentOf(path));
            if (path.contains(room) || path.contains(QLatin1String("__pycache__")) ||
                !content.contains(room, Qt::CaseInsensitive))
                continue;
            names.append(path);
            if (content.contains(include))
                includes.append(path);
        }
        QVERIFY2(names.size() <= naming, qPrintable(names.join(QLatin1Char(' '))));
        QVERIFY2(includes.size() <= including, qPrintable(includes.join(QLatin1Char(' '))));
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
    static void documents()
    {
        QTest::addColumn<QString>("path");
        QStringList paths = filesBelow({QStringLiteral("resources/manual")}, {QStringLiteral("*.md")});
        paths.append(QStringLiteral("README.md"));
        for (const QString& path : paths)
            QTest::newRow(qPrintable(path)) << path;
    }

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
