// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/points_model.h"
#include "app/tables/points_table.h"
#include "app/tables/published_view.h"
#include "app/tables/result_tables.h"
#include "app/wording/published_text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// The first row measured under CPython, where threads won against the post.
PublishedTable table()
{
    PublishedTable published;
    std::vector<PublishedRow>& rows = published.rows;
    for (const PublishedFigures& figures : publishedFigures())
        rows.push_back(
            {.target = QStringLiteral("row %1").arg(rows.size()), .published = figures, .measured = {}});
    PointResult point;
    point.what = Arm::ofThreads(6);
    point.single.p50 = point.singleLatency = 800us;
    point.summary.p50 = point.latency = 400us;
    point.speedUp = {.ratio = 2, .interval = Interval{1.9, 2.1}, .blocks = 9};
    point.verdict = Verdict::Threads;
    point.singleIoShare = 0.75;
    rows.front().measured.push_back({.runtime = RuntimeKind::CPython,
                                     .point = point,
                                     .singleBestOfThree = 790us,
                                     .bestOfThree = 395us,
                                     .singleCpu = 25us,
                                     .agreement = Agreement::Differs});
    published.work.native = 950us;
    return published;
}

} // namespace

class TestResultTables : public QObject
{
    Q_OBJECT

private slots:
    void theTablesFoldWhereThereIsLittleRoomUnlessTheirUserSaysOtherwise()
    {
        PointsModel model;
        ResultTables tables(new PointsTable(&model));
        tables.setCounts(7, 2);
        tables.show();
        const auto* view = tables.findChild<PointsTable*>()->findChild<QTableView*>();
        auto* fold = tables.findChild<QToolButton*>(QStringLiteral("foldTables"));
        QVERIFY(view->isVisible());
        tables.setRoomy(false);
        QVERIFY(!view->isVisible());
        const auto labels = tables.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
            return label->isVisible() && label->text() == QString::fromUtf8("7 points × 2 arms");
        }));
        tables.setRoomy(true);
        QVERIFY(view->isVisible());

        tables.setRoomy(false);
        QTest::mouseClick(fold, Qt::LeftButton);
        QVERIFY(view->isVisible());
        tables.setRoomy(true);
        tables.setRoomy(false);
        QVERIFY2(view->isVisible(), "its user wants it");
    }

    void thePostsTableStandsBehindATabWhereThereIsOne()
    {
        PointsModel model;
        ResultTables tables(new PointsTable(&model));
        tables.show();
        auto* tab = tables.findChild<QPushButton*>(QStringLiteral("publishedTab"));
        const auto* view = tables.findChild<QTableWidget*>();
        QVERIFY(!tab->isVisible());

        tables.setPublished(table());
        QVERIFY(tab->isVisible());
        QVERIFY(!view->isVisible());
        QTest::mouseClick(tab, Qt::LeftButton);
        QVERIFY(view->isVisible());
        // Six of the post's and the work alone; one measured, and the work.
        QCOMPARE(view->rowCount(), 9);
        QVERIFY(view->item(1, 0)->text().contains(QLatin1String("CPython")));

        tables.setPublished({});
        QVERIFY(!tab->isVisible());
        QVERIFY(!view->isVisible());
    }

    void theTableInSightIsCopied()
    {
        PointsModel model;
        auto* points = new PointsTable(&model);
        ResultTables tables(points);
        tables.resize(900, 300);
        tables.show();
        PointResult point;
        point.key = {.target = QStringLiteral("=HYPERLINK(\"x\")"), .value = 200};
        point.what = Arm::ofThreads(6);
        point.singleLatency = 8ms;
        point.latency = 5ms;
        point.speedUp = {.ratio = 1.6, .interval = Interval{1.5, 1.7}, .blocks = 5};
        point.verdict = Verdict::Threads;
        model.setPoints({point});
        points->fitColumns(true, false, false);

        const auto copied = [&tables](const QString& entry) {
            QGuiApplication::clipboard()->clear();
            for (QAction* action : tables.findChildren<QAction*>())
                if (action->text() == entry)
                    action->trigger();
            return QGuiApplication::clipboard()->text();
        };
        QCOMPARE(
            copied(QStringLiteral("As CSV")),
            QStringLiteral("Target,Round trip,1 thread,6 threads,Speed-up,95 % interval,I/O share,Verdict\n"
                           "\"'=HYPERLINK(\"\"x\"\")\",200 µs,8.00 ms,5.00 ms,1.60×,1.50 – 1.70,,Threads\n"));
        QCOMPARE(copied(QStringLiteral("As Markdown")).section(QLatin1Char('\n'), 1, 2),
                 QStringLiteral("| --- | --- | --- | --- | --- | --- | --- | --- |\n"
                                "| =HYPERLINK(\"x\") | 200 µs | 8.00 ms | 5.00 ms | 1.60× | 1.50 – 1.70 |  | "
                                "Threads |"));

        const QString tabs = copied(QStringLiteral("For a spreadsheet"));
        QVERIFY2(tabs.contains(QStringLiteral("\n'=HYPERLINK(\"x\")\t200 µs\t8.00 ms")), qPrintable(tabs));
        QVERIFY(QTest::qWaitForWindowActive(&tables));
        QGuiApplication::clipboard()->clear();
        auto* view = points->findChild<QTableView*>();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), tabs);

        tables.setPublished(table());
        QTest::mouseClick(tables.findChild<QPushButton*>(QStringLiteral("publishedTab")), Qt::LeftButton);
        const QString post = copied(QStringLiteral("For a spreadsheet"));
        QCOMPARE(post.count(QLatin1Char('\n')), 10);
        QVERIFY2(post.contains(QLatin1String("CPython")), qPrintable(post));
    }

    void whatMarkdownWouldObeyIsEscaped()
    {
        const ShownTable hostile{.head = {QStringLiteral("a|b")},
                                 .rows = {{QStringLiteral("*x*\n<b>[y](z)")}}};
        QCOMPARE(textOf(hostile, TableFormat::Markdown),
                 QStringLiteral("| a\\|b |\n| --- |\n| \\*x\\* \\<b\\>\\[y\\](z) |\n"));
    }

    void aDifferenceIsExplainedByWhatWasMeasured()
    {
        const QStringList differences = publishedDifferences(table());
        QCOMPARE(differences.size(), qsizetype{1});
        for (const char* figure : {"8.2", "2.00", "1.9", "75", "25.0"})
            QVERIFY2(differences.front().contains(QLatin1String(figure)), qPrintable(differences.front()));
    }

    void theTimeTheGilIsHeldExplainsRatherThanCpuTime()
    {
        PublishedTable held = table();
        held.rows.front().measured.front().gil =
            MeasuredFigures::GilLimit{.held = 13us, .operation = 91us, .speedUp = 7};
        const QString said = publishedDifferences(held).front();
        for (const char* figure : {"13.0", "91.0", "7.00", "75"})
            QVERIFY2(said.contains(QLatin1String(figure)), qPrintable(said));
        QVERIFY2(!said.contains(QLatin1String("CPU")), qPrintable(said));
    }

    void anUnclearLineIsExplainedToo()
    {
        PublishedTable unclear = table();
        unclear.rows.front().measured.front().agreement = Agreement::Unclear;
        QCOMPARE(publishedDifferences(unclear).size(), qsizetype{1});
        const QString said = publishedDifferences(unclear).front();
        QVERIFY2(said.contains(QLatin1String("here it is unclear (speed-up 1.9")), qPrintable(said));
        unclear.rows.front().measured.front().agreement = Agreement::Agrees;
        QVERIFY(publishedDifferences(unclear).isEmpty());
    }

    void theWindowSaysWhyWithoutATooltip()
    {
        PublishedView view;
        view.resize(700, 300);
        view.show();
        view.setTable(table());
        const auto* label = view.findChild<QLabel*>(QStringLiteral("explanation"));
        QVERIFY(label->isVisible());
        QVERIFY2(label->text().contains(QLatin1String("75")), qPrintable(label->text()));

        view.findChild<QTableWidget*>()->selectRow(0); // the post's own
        QVERIFY(!label->isVisible());
        view.findChild<QTableWidget*>()->selectRow(1);
        QVERIFY(label->isVisible());
    }

    void someLinesOfTheTableAreInSight()
    {
        PublishedView view;
        view.resize(460, 100);
        view.setTable(table());
        view.show();
        const auto* lines = view.findChild<QTableWidget*>();
        view.resize(460, view.minimumSizeHint().height());
        QTRY_VERIFY(lines->viewport()->height() >= 3 * lines->rowHeight(0));
    }

    void whatWasMeasuredOverAnEmulatedNetworkSaysSo()
    {
        PublishedTable far = table();
        PublishedView view;
        const auto nameAt = [&view](int row) {
            return view.findChild<QTableWidget*>()->item(row, 0)->text().trimmed();
        };
        view.setTable(far);
        QVERIFY(!nameAt(1).contains(QLatin1String("emulated")));
        far.rows.front().measured.front().point.emulation = Emulation::Relay;
        view.setTable(far);
        QCOMPARE(nameAt(1), QStringLiteral("CPython, emulated"));
        QVERIFY2(!nameAt(0).contains(QLatin1String("emulated")), qPrintable(nameAt(0))); // the post's
        const QString why = view.findChild<QLabel*>(QStringLiteral("explanation"))->text();
        QVERIFY2(why.contains(QLatin1String("Here the network is emulated by a relay.")), qPrintable(why));
    }

    void everyLineHasACellForEachColumn()
    {
        for (const PublishedLine& line : publishedLines(table()))
            QCOMPARE(line.cells.size(), publishedHead().size());
    }
};

QTEST_MAIN(TestResultTables)
#include "tst_result_tables.moc"
