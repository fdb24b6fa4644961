// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_panel.h"
#include "core/runs/run_writer.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace breakeven;

namespace {

QString pathOf(const QString& name)
{
    return defaultRunFolder() + QLatin1Char('/') + name + QStringLiteral(".breakeven.jsonl");
}

// A run without blocks, `age` hours old.
void write(const QString& name, int age, std::optional<RunStatus> status)
{
    const RunHeader header{.id = QUuid::createUuid(),
                           .title = name,
                           .started = QDateTime::currentDateTimeUtc().addSecs(-3600 * age),
                           .plan = {.title = name, .targets = {}, .workload = {}, .network = {}, .axis = {}},
                           .environment = {}};
    auto writer = RunWriter::create(pathOf(name), header);
    QVERIFY(writer.ok());
    RunWriter file = std::move(writer).value();
    if (status)
        QVERIFY(file.finish({.finished = header.started, .status = *status, .reason = {}}).ok());
}

struct Shown
{
    HistoryPanel panel;

    Shown()
    {
        panel.resize(280, 300);
        panel.setVisible(true);
        panel.refresh();
    }
    [[nodiscard]] QListWidget* list() const { return panel.findChild<QListWidget*>(); }
    [[nodiscard]] QRect row(int index) const { return list()->visualItemRect(list()->item(index)); }
    void clickBox(int index) const
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          QPoint(row(index).left() + 14, row(index).center().y()));
    }
};

} // namespace

class TestHistoryPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.path()));
    }

    void init() { QDir(defaultRunFolder()).removeRecursively(); }

    void withoutRunsItSaysWhereTheyWillBe()
    {
        const Shown shown;
        QVERIFY(!shown.list()->isVisible());
        const auto labels = shown.panel.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("saved by itself"));
        }));
    }

    void theLatestRunComesFirstWithItsState()
    {
        write(QStringLiteral("older"), 5, RunStatus::Settled);
        write(QStringLiteral("newer"), 1, std::nullopt);
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 2);
        QVERIFY(shown.list()->item(0)->text().startsWith(QStringLiteral("newer")));
        QVERIFY(shown.list()->item(0)->text().contains(QStringLiteral("not finished")));
        QVERIFY(shown.list()->item(1)->text().contains(QStringLiteral("settled")));
    }

    void aFileThatIsNoRunIsNotListed()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        QFile file(pathOf(QStringLiteral("letter")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear sir or madam\n");
        file.close();
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
    }

    void theBoxLaysOverAndTakesAway()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        const QSignalSpy overlay(&shown.panel, &HistoryPanel::overlayWanted);
        shown.clickBox(0);
        QCOMPARE(overlay.size(), 1);
        QCOMPARE(overlay.at(0).at(0).toString(), pathOf(QStringLiteral("run")));
        QCOMPARE(overlay.at(0).at(1).toBool(), true);
        shown.clickBox(0);
        QCOMPARE(overlay.size(), 2);
        QCOMPARE(overlay.at(1).at(1).toBool(), false);
    }

    void theBoxWorksWithTheSpaceBar()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        const QSignalSpy overlay(&shown.panel, &HistoryPanel::overlayWanted);
        shown.list()->setCurrentRow(0);
        QTest::keyClick(shown.list(), Qt::Key_Space);
        QCOMPARE(overlay.size(), 1);
    }

    void aNewRunLeavesTheBoxesAsTheyAre()
    {
        write(QStringLiteral("run"), 2, RunStatus::Settled);
        Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        shown.clickBox(0);
        write(QStringLiteral("later"), 1, RunStatus::Settled);
        const QSignalSpy overlay(&shown.panel, &HistoryPanel::overlayWanted);
        shown.panel.refresh();
        QTRY_COMPARE(shown.list()->count(), 2);
        QCOMPARE(shown.list()->item(0)->checkState(), Qt::Unchecked);
        QCOMPARE(shown.list()->item(1)->checkState(), Qt::Checked);
        QCOMPARE(overlay.size(), 0);
    }

    void setCheckedSaysNothing()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        const QSignalSpy overlay(&shown.panel, &HistoryPanel::overlayWanted);
        shown.panel.setChecked(pathOf(QStringLiteral("run")), true);
        QCOMPARE(shown.list()->item(0)->checkState(), Qt::Checked);
        QCOMPARE(overlay.size(), 0);
    }

    void enterAndDoubleClickOpen()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        const QSignalSpy open(&shown.panel, &HistoryPanel::openWanted);
        const QPoint middle = shown.row(0).center();
        QTest::mouseClick(shown.list()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(shown.list()->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.front().front().toString(), pathOf(QStringLiteral("run")));
        QTest::keyClick(shown.list(), Qt::Key_Return);
        QCOMPARE(open.size(), 2);
    }

    void theMenuMovesARunToTheTrashAndItsLineGoes()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        const QSignalSpy overlay(&shown.panel, &HistoryPanel::overlayWanted);
        QTimer::singleShot(0, &shown.panel, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr);
            menu->actions().back()->trigger();
            menu->close();
        });
        emit shown.list()->customContextMenuRequested(shown.row(0).center());
        QTRY_COMPARE(shown.list()->count(), 0);
        QVERIFY(!QFile::exists(pathOf(QStringLiteral("run"))));
        QCOMPARE(overlay.size(), 1);
        QCOMPARE(overlay.front().at(1).toBool(), false);
    }

    void whatCannotBeMovedToTheTrashIsSaid()
    {
        write(QStringLiteral("run"), 1, RunStatus::Settled);
        const Shown shown;
        QTRY_COMPARE(shown.list()->count(), 1);
        QFile::remove(pathOf(QStringLiteral("run"))); // meanwhile, by somebody else
        const QSignalSpy failed(&shown.panel, &HistoryPanel::failed);
        QTimer::singleShot(0, &shown.panel, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr);
            menu->actions().back()->trigger();
            menu->close();
        });
        emit shown.list()->customContextMenuRequested(shown.row(0).center());
        QTRY_COMPARE(failed.size(), 1);
        QTRY_COMPARE(shown.list()->count(), 0);
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_history_panel.moc"
