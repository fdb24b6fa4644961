// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_chips.h"
#include "app/history/history_model.h"
#include "app/history/history_page.h"
#include "app/history/history_table.h"
#include "app/history/selection_bar.h"
#include "app/history/toast.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runs/run_writer.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace breakeven;

namespace {

QString pathOf(const QString& name)
{
    return defaultRunFolder() + QLatin1Char('/') + name + QStringLiteral(".breakeven.jsonl");
}

RunHeader headerOf(const QString& name, int age)
{
    Plan plan{.title = name, .targets = {}, .workload = {}, .network = {}, .axis = {}};
    plan.targets.push_back({.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}});
    return {.id = QUuid::createUuid(),
            .title = name,
            .started = QDateTime::currentDateTimeUtc().addSecs(-3600 * age),
            .plan = plan,
            .environment = {}};
}

bool write(const QString& path, const RunHeader& header, std::optional<RunStatus> status = RunStatus::Settled)
{
    auto writer = RunWriter::create(path, header);
    if (!writer.ok())
        return false;
    RunWriter file = std::move(writer).value();
    const std::vector<FoundAnswer> answers{
        {.target = QStringLiteral("redis"),
         .runtime = RuntimeKind::Native,
         .axis = AxisKind::RttUs,
         .stretches = {{.kind = FoundKind::Best, .arm = {}, .from = 0, .to = 76},
                       {.kind = FoundKind::Best, .arm = Arm::ofThreads(6), .from = 76, .to = 2000}}}};
    return !status || file.finish({.finished = header.started, .status = *status}, {}, answers).ok();
}

// `age` in hours.
bool write(const QString& name, int age, std::optional<RunStatus> status = RunStatus::Settled)
{
    return write(pathOf(name), headerOf(name, age), status);
}

struct Shown
{
    HistoryPage page;

    Shown()
    {
        page.resize(1360, 700);
        page.show();
        page.refresh();
    }
    [[nodiscard]] HistoryTable* table() const { return page.findChild<HistoryTable*>(); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] QModelIndex cell(int row, int column) const { return table()->model()->index(row, column); }
    [[nodiscard]] QString text(int row, int column) const { return cell(row, column).data().toString(); }
    void click(int row, int column) const
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(cell(row, column)).center());
    }
    template <typename Parent>
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : page.findChild<Parent*>()->template findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    [[nodiscard]] QPushButton* inBar(const char* text) const
    {
        return button<SelectionBar>(QString::fromUtf8(text));
    }
    [[nodiscard]] bool toastSays(const QString& text) const
    {
        const auto* toast = page.findChild<Toast*>();
        return toast->isVisible() && toast->findChild<QLabel*>()->text().contains(text);
    }
    void type(const QString& text) const
    {
        QLineEdit* editor = nullptr;
        for (QLineEdit* one : table()->findChildren<QLineEdit*>())
            if (one->isVisible()) // one that was closed is still there
                editor = one;
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }
};

} // namespace

class TestHistoryPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.path()));
        QLocale::setDefault(QLocale::c());
    }

    void init() { QDir(defaultRunFolder()).removeRecursively(); }

    void withoutRunsItSaysWhereTheyWillBe()
    {
        const Shown shown;
        QTRY_VERIFY(!shown.table()->isVisible());
        const auto labels = shown.page.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("saved by itself"));
        }));
    }

    void theLatestRunComesFirstWithWhatItFound()
    {
        QVERIFY(write(QStringLiteral("older"), 30));
        QVERIFY(write(QStringLiteral("newer"), 1, std::nullopt));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 2);
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("newer"));
        QCOMPARE(shown.text(0, HistoryModel::StatusColumn), QStringLiteral("not finished"));
        QCOMPARE(shown.text(1, HistoryModel::StatusColumn), QStringLiteral("settled"));
        QCOMPARE(shown.text(1, HistoryModel::TargetsColumn), QStringLiteral("redis"));
        QCOMPARE(shown.text(1, HistoryModel::AnswerColumn).replace(QChar::Nbsp, QLatin1Char(' ')),
                 QStringLiteral("6 threads from 76 µs"));
    }

    void aFileFromOutsideAppearsAndGoesAtOnce()
    {
        QVERIFY(write(QStringLiteral("first"), 2));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        QVERIFY(write(QStringLiteral("second"), 1));
        QTRY_COMPARE(shown.rows(), 2);
        QVERIFY(QFile::remove(pathOf(QStringLiteral("first"))));
        QTRY_COMPARE(shown.rows(), 1);
    }

    void aRunOfAnotherWindowRunsUntilItEnds()
    {
        const RunHeader header = headerOf(QStringLiteral("other"), 0);
        auto writer = RunWriter::create(pathOf(QStringLiteral("other")), header);
        QVERIFY(writer.ok());
        auto file = std::make_unique<RunWriter>(std::move(writer).value());
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.text(0, HistoryModel::StatusColumn), QStringLiteral("running"));
        QVERIFY(file->finish({.finished = header.started, .status = RunStatus::Budget}).ok());
        file.reset();
        QTRY_COMPARE(shown.text(0, HistoryModel::StatusColumn), QStringLiteral("time is up"));
    }

    void aDamagedFileSaysWhy()
    {
        QVERIFY(write(QStringLiteral("run"), 1));
        QFile file(pathOf(QStringLiteral("letter")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear sir or madam\n");
        file.close();
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 2);
        QCOMPARE(shown.text(0, HistoryModel::StatusColumn), QStringLiteral("damaged"));
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("letter.breakeven.jsonl"));
        QVERIFY(shown.text(0, HistoryModel::AnswerColumn).contains(QStringLiteral("no Breakeven run")));
        auto* damaged = shown.button<HistoryChips>(QStringLiteral("damaged 1"));
        QVERIFY(damaged != nullptr);
        damaged->click();
        QCOMPARE(shown.rows(), 1);
    }

    void searchFindsNamesTargetsNotesAndTags_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("found");
        QTest::newRow("a name") << QStringLiteral("PO") << 1;
        QTest::newRow("a target") << QStringLiteral("redis") << 2;
        QTest::newRow("a note and a tag") << QStringLiteral("night quiet") << 1;
        QTest::newRow("nothing") << QStringLiteral("moon") << 0;
    }

    void searchFindsNamesTargetsNotesAndTags()
    {
        QFETCH(const QString, words);
        QFETCH(const int, found);
        QVERIFY(write(QStringLiteral("post"), 2));
        QVERIFY(write(QStringLiteral("cache"), 1));
        QVERIFY(writeRemarks(pathOf(QStringLiteral("cache")),
                             {.name = {}, .note = QStringLiteral("quiet"), .tags = {QStringLiteral("night")}})
                    .ok());
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 2);
        QTest::keyClicks(shown.page.findChild<QLineEdit*>(), words);
        QCOMPARE(shown.rows(), found);
    }

    void aClickOnTheHeadSortsAndTheBoxSelectsAll()
    {
        QVERIFY(write(QStringLiteral("b"), 1));
        QVERIFY(write(QStringLiteral("a"), 2));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 2);
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("b"));
        auto* head = shown.table()->horizontalHeader();
        const auto clickHead = [&](int column) {
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
                              QPoint(head->sectionViewportPosition(column) + 14, head->height() / 2));
        };
        clickHead(HistoryModel::NameColumn);
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("a"));
        clickHead(HistoryModel::CheckColumn);
        QCOMPARE(shown.table()->selectedPaths().size(), 2);
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("a"));
        clickHead(HistoryModel::CheckColumn);
        QCOMPARE(shown.table()->selectedPaths().size(), 0);
    }

    void boxesSelectSeveralAndTheTableStaysWhereItIs()
    {
        QVERIFY(write(QStringLiteral("newer"), 1));
        QVERIFY(write(QStringLiteral("older"), 2));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 2);
        const QPoint before = shown.table()->mapTo(&shown.page, QPoint());
        const QSignalSpy compare(&shown.page, &HistoryPage::compareWanted);
        shown.click(0, HistoryModel::CheckColumn);
        QVERIFY(!shown.inBar("Compare")->isEnabled());
        shown.click(1, HistoryModel::CheckColumn);
        QCOMPARE(shown.table()->selectedPaths().size(), 2);
        QCOMPARE(shown.table()->mapTo(&shown.page, QPoint()), before);
        QVERIFY(shown.inBar("Compare")->isEnabled());
        shown.inBar("Compare")->click();
        QCOMPARE(compare.size(), 1);
        QCOMPARE(compare.front().front().toStringList(),
                 QStringList({pathOf(QStringLiteral("older")), pathOf(QStringLiteral("newer"))}));
        shown.click(1, HistoryModel::CheckColumn);
        QCOMPARE(shown.table()->selectedPaths(), QStringList{pathOf(QStringLiteral("newer"))});
    }

    void theKeysOpenSelectRenameDeleteAndUndo()
    {
        QVERIFY(write(QStringLiteral("run"), 1));
        Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        shown.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.page));
        shown.table()->setFocus();
        shown.table()->setCurrentIndex(shown.cell(0, HistoryModel::DateColumn));
        const QSignalSpy open(&shown.page, &HistoryPage::openWanted);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.front().front().toString(), pathOf(QStringLiteral("run")));

        QTest::keyClick(shown.table(), Qt::Key_F2);
        shown.type(QStringLiteral("after <b>the</b> change"));
        QTRY_COMPARE(readRemarks(pathOf(QStringLiteral("run"))).name,
                     QStringLiteral("after <b>the</b> change"));
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("after <b>the</b> change"));

        shown.table()->selectAll();
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QTRY_COMPARE(shown.rows(), 0);
        QVERIFY(!QFile::exists(pathOf(QStringLiteral("run"))));
        QVERIFY(shown.toastSays(QStringLiteral("after <b>the</b> change")));
        QTest::keyClick(shown.page.focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("after <b>the</b> change"));
    }

    void notesAndTagsAreWrittenInPlace()
    {
        QVERIFY(write(QStringLiteral("run"), 1));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        shown.table()->editColumn(pathOf(QStringLiteral("run")), HistoryModel::NoteColumn);
        shown.type(QStringLiteral("load 1.7: repeat at night"));
        shown.table()->editColumn(pathOf(QStringLiteral("run")), HistoryModel::TagsColumn);
        shown.type(QStringLiteral("post, night"));
        QTRY_COMPARE(readRemarks(pathOf(QStringLiteral("run"))).tags,
                     QStringList({QStringLiteral("post"), QStringLiteral("night")}));
        QTRY_COMPARE(readRemarks(pathOf(QStringLiteral("run"))).note,
                     QStringLiteral("load 1.7: repeat at night"));
        QTRY_VERIFY(shown.button<HistoryChips>(QStringLiteral("with a note")) != nullptr);
    }

    void severalAreDeletedAndComeBackTogether()
    {
        QVERIFY(write(QStringLiteral("one"), 1));
        QVERIFY(write(QStringLiteral("two"), 2));
        QVERIFY(write(QStringLiteral("three"), 3));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 3);
        shown.click(0, HistoryModel::CheckColumn);
        shown.click(2, HistoryModel::CheckColumn);
        shown.inBar("Delete")->click();
        QTRY_COMPARE(shown.rows(), 1);
        QVERIFY(shown.toastSays(QStringLiteral("2 runs")) || shown.toastSays(QStringLiteral("Deleted 2")));
        QCOMPARE(shown.text(0, HistoryModel::NameColumn), QStringLiteral("two"));
        shown.button<Toast>(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(shown.rows(), 3);
    }

    void aRunThatGoesOnIsNotDeleted()
    {
        auto writer = RunWriter::create(pathOf(QStringLiteral("run")), headerOf(QStringLiteral("run"), 0));
        QVERIFY(writer.ok());
        const RunWriter file = std::move(writer).value();
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        shown.table()->selectAll();
        shown.inBar("Delete")->click();
        QVERIFY(shown.toastSays(QStringLiteral("still being measured")));
        QTest::qWait(100);
        QVERIFY(QFile::exists(pathOf(QStringLiteral("run"))));
    }

    void aFileOfAnotherFolderIsListedAndOnlyTakenFromTheList()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("far.breakeven.jsonl"));
        QVERIFY(write(path, headerOf(QStringLiteral("far"), 1)));
        Shown shown;
        shown.page.add(path);
        shown.page.setLaidOver(path, true);
        QTRY_COMPARE(shown.rows(), 1);
        const QSignalSpy overlay(&shown.page, &HistoryPage::overlayWanted);
        shown.table()->selectAll();
        shown.inBar("Delete")->click();
        QTRY_COMPARE(shown.rows(), 0);
        QVERIFY(QFile::exists(path));
        QCOMPARE(overlay.size(), 1);
        QCOMPARE(overlay.front().at(1).toBool(), false);
    }

    void aSelectionOutlivesANewRun()
    {
        QVERIFY(write(QStringLiteral("older"), 2));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        shown.click(0, HistoryModel::CheckColumn);
        QVERIFY(write(QStringLiteral("newer"), 1));
        QTRY_COMPARE(shown.rows(), 2);
        QCOMPARE(shown.table()->selectedPaths(), QStringList{pathOf(QStringLiteral("older"))});
    }

    void theMenuOpensLaysOverAndPins()
    {
        QVERIFY(write(QStringLiteral("run"), 1));
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        const QSignalSpy overlay(&shown.page, &HistoryPage::overlayWanted);
        const QSignalSpy baseline(&shown.page, &HistoryPage::baselineChosen);
        const auto choose = [&](const QString& text) {
            QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(10, 10),
                                    shown.table()->mapToGlobal(QPoint(10, 10)));
            shown.table()->setCurrentIndex(shown.cell(0, HistoryModel::NameColumn));
            QApplication::sendEvent(shown.table(), &asked);
            for (const QMenu* menu :
                 shown.table()->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
                for (QAction* action : menu->actions())
                    if (action->text() == text)
                        return action->trigger();
            QFAIL(qPrintable(text));
        };
        choose(QStringLiteral("Lay over the chart"));
        QCOMPARE(overlay.size(), 1);
        choose(QStringLiteral("Hold every new run against it"));
        QCOMPARE(baseline.size(), 1);
        QCOMPARE(baseline.front().front().toString(), pathOf(QStringLiteral("run")));
    }

    void whatIsChosenIsExported()
    {
        QVERIFY(write(QStringLiteral("run"), 1));
        const QTemporaryDir folder;
        const Shown shown;
        QTRY_COMPARE(shown.rows(), 1);
        shown.click(0, HistoryModel::CheckColumn);
        shown.inBar("Export…")->click();
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shown.page.findChild<QFileDialog*>()) != nullptr);
        const QString output = folder.filePath(QStringLiteral("out.csv"));
        emit dialog->fileSelected(output);
        QTRY_VERIFY(QFile::exists(output));
        QTRY_VERIFY(shown.toastSays(QStringLiteral("exported")));
        dialog->close();
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestHistoryPage)
#include "tst_history_page.moc"
