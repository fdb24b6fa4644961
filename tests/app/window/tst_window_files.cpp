// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/advice_card.h"
#include "app/verdict/verdict_panel.h"
#include "app/verdict/what_if_card.h"
#include "app/window/chart_panel.h"
#include "tests/app/window/window_fixture.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

using namespace breakeven;

class TestWindowFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void anOpenedRunFillsTheTableAndTheChart()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRun(saved(folder, QStringLiteral("opened")));
        QTRY_COMPARE(user.rows(), 2);
        const ChartData& data = user.window.findChild<ChartPanel*>()->data();
        QVERIFY(!data.series.empty());
        QVERIFY(!data.crossings.empty()); // 2 threads lose at 100 µs and win at 1 ms
    }

    void theAnswerIsNeverWiderThanItsPlace()
    {
        WindowFixture user;
        user.window.resize(1280, 720);
        const QTemporaryDir folder;
        user.window.openRun(saved(folder, QStringLiteral("opened")));
        QTRY_COMPARE(user.rows(), 2);
        auto* answer = user.window.findChild<VerdictPanel*>();
        QTRY_VERIFY(!user.window.findChild<AdviceCard*>()->isHidden());
        QTRY_VERIFY(!user.window.findChild<WhatIfCard*>()->isHidden());
        QTRY_VERIFY2(answer->width() <= answer->parentWidget()->width(),
                     qPrintable(QStringLiteral("%1 in %2")
                                    .arg(answer->minimumSizeHint().width())
                                    .arg(answer->parentWidget()->width())));
    }

    void aDroppedRunIsOpened()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(saved(folder, QStringLiteral("dropped")))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&user.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&user.window, &drop);
        QTRY_COMPARE(user.rows(), 2);
    }

    void theFileDialogOpensARun()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        const QString path = saved(folder, QStringLiteral("chosen"));
        user.window.askForRun();
        QTRY_VERIFY(user.dialog<QFileDialog>() != nullptr);
        accept(user.dialog<QFileDialog>(), path);
        QTRY_COMPARE(user.rows(), 2);
    }

    void aFileThatIsNoRunIsRefusedInASentence()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("no.breakeven.jsonl"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"type\":\"letter\"}\n");
        file.close();
        user.window.openRun(path);
        QTRY_VERIFY(user.says(QStringLiteral("no.breakeven.jsonl")));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        QCOMPARE(user.rows(), 0);
    }

    void aCheckedPastRunIsLaidOverDashedAndAnUncheckedOneGoes()
    {
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")),
                         defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl")));
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRun(saved(folder, QStringLiteral("current")));
        QTRY_COMPARE(user.rows(), 2);
        QTRY_COMPARE(user.history()->count(), 1);
        QCOMPARE(overlays(user), 0);

        clickBox(user.history());
        QTRY_COMPARE(overlays(user), 2); // one line an arm
        clickBox(user.history());
        QTRY_COMPARE(overlays(user), 0);
    }

    void aDoubleClickOpensAPastRun()
    {
        QVERIFY(writeRun(exampleRun(QStringLiteral("past")),
                         defaultRunFolder() + QStringLiteral("/past.breakeven.jsonl")));
        const WindowFixture user;
        QTRY_COMPARE(user.history()->count(), 1);
        const QPoint middle = user.history()->visualItemRect(user.history()->item(0)).center();
        QTest::mouseClick(user.history()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(user.history()->viewport(), Qt::LeftButton, {}, middle);
        QTRY_COMPARE(user.rows(), 2);
    }

    void savingAChart_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("a PNG is a PNG") << QStringLiteral("png") << QByteArray("\x89PNG");
        QTest::newRow("an SVG is XML") << QStringLiteral("svg") << QByteArray("<?xml");
        QTest::newRow("a PDF is a PDF") << QStringLiteral("pdf") << QByteArray("%PDF");
    }

    void savingAChart()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, begin);
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRun(saved(folder, QStringLiteral("a/b: title")));
        QTRY_COMPARE(user.rows(), 2);
        user.window.saveChart(format);
        auto* dialog = user.dialog<QFileDialog>();
        QVERIFY(dialog != nullptr);
        const QString path = folder.filePath(QStringLiteral("chart.") + format);
        accept(dialog, path);
        QTRY_VERIFY(user.says(QStringLiteral("Chart saved")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(begin.size()), begin);
    }

    void aChartThatCannotBeSavedIsSaidInTheWindow()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRun(saved(folder, QStringLiteral("run")));
        QTRY_COMPARE(user.rows(), 2);
        ChartSaver saver;
        QString reason;
        connect(&saver, &ChartSaver::failed, this, [&](const Error& error) { reason = sentence(error); });
        saver.save(user.window.findChild<ChartPanel*>()->data(), user.look.current(),
                   folder.filePath(QStringLiteral("no/such/folder/chart.png")));
        QTRY_VERIFY(reason.contains(QStringLiteral("chart.png")));
    }

    void aPointChosenInTheTableIsDrawnInTheDistribution()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.openRun(saved(folder, QStringLiteral("points")));
        QTRY_COMPARE(user.rows(), 2);
        const auto* chart = user.window.findChild<ChartPanel*>();
        click(user.button(QStringLiteral("Distribution")));
        QTRY_VERIFY(chart->data().x.title.contains(QStringLiteral("100")));
        user.table()->selectRow(1);
        QTRY_VERIFY(chart->data().x.title.contains(QStringLiteral("1 ms")) ||
                    chart->data().x.title.contains(QStringLiteral("1\u00a0ms")));
    }

private:
    static QString saved(const QTemporaryDir& folder, const QString& title)
    {
        const QString path = folder.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) +
                                             QStringLiteral(".breakeven.jsonl"));
        return writeRun(exampleRun(title), path) ? path : QString();
    }

    // Chooses `path` in the dialog, as pressing Enter in its name field does.
    static void accept(QFileDialog* dialog, const QString& path)
    {
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    }

    // The check box of the first row.
    static void clickBox(const QListWidget* list)
    {
        const QRect row = list->visualItemRect(list->item(0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 14, row.center().y()));
    }

    static int overlays(const WindowFixture& user)
    {
        const auto& series = user.window.findChild<ChartPanel*>()->data().series;
        return static_cast<int>(std::count_if(series.begin(), series.end(),
                                              [](const ChartSeries& line) { return line.overlay; }));
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowFiles>(argc, argv);
}
#include "tst_window_files.moc"
