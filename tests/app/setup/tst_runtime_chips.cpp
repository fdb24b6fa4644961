// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/runtime_chips.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace breakeven;

namespace {

QPushButton* chip(const RuntimeChips& chips, const char* name)
{
    return chips.findChild<QPushButton*>(QLatin1String(name));
}

} // namespace

class TestRuntimeChips : public QObject
{
    Q_OBJECT

private slots:
    void oneRuntimeIsAlwaysChosen()
    {
        RuntimeChips chips;
        const QSignalSpy changed(&chips, &RuntimeChips::changed);
        chip(chips, "native")->click();
        QVERIFY(chip(chips, "native")->isChecked());
        QCOMPARE(changed.size(), 0);

        chip(chips, "cpython")->click();
        chip(chips, "native")->click();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(chips.runtimes(), std::vector{RuntimeKind::CPython});
    }

    void thePlansOrderIsKept()
    {
        RuntimeChips chips;
        chips.setRuntimes({RuntimeKind::CPython, RuntimeKind::Native}, {});
        chip(chips, "gil-model")->click();
        QCOMPARE(chips.runtimes(),
                 (std::vector{RuntimeKind::CPython, RuntimeKind::Native, RuntimeKind::GilModel}));
    }

    void pythonIsAskedForOnlyWhereItServes()
    {
        RuntimeChips chips;
        chips.show();
        const auto* interpreters = chips.findChild<QComboBox*>(QStringLiteral("interpreters"));
        const auto* batchFile = chips.findChild<QPushButton*>(QStringLiteral("batchFile"));
        QVERIFY(!interpreters->isVisible());
        chip(chips, "gil-model")->click();
        QVERIFY(interpreters->isVisible());
        QVERIFY(!batchFile->isVisible());
        chip(chips, "cpython")->click();
        QVERIFY(batchFile->isVisible());
    }

    void aTemplateForAnOwnBatchCanBeSaved()
    {
        RuntimeChips chips;
        chips.show();
        auto* button = chips.findChild<QPushButton*>(QStringLiteral("batchTemplate"));
        QVERIFY(!button->isVisible());
        chip(chips, "cpython")->click();
        QVERIFY(button->isVisible());
        button->click();
        auto* dialog = chips.findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("my_batch.py"));
        emit dialog->fileSelected(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("def work(data):"));
        QVERIFY(chips.python().batchFile.isEmpty()); // it is to be filled in first

        PythonSetting python;
        python.batchFile = path;
        chips.setRuntimes({RuntimeKind::CPython}, python);
        QVERIFY(!button->isVisible());
    }

    void thePythonsLibrariesAreNamed()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/python3")))
            QSKIP("no /usr/bin/python3: apt-get install python3");
        RuntimeChips chips;
        chips.show();
        chip(chips, "cpython")->click();
        const auto* interpreters = chips.findChild<QComboBox*>(QStringLiteral("interpreters"));
        const int before = interpreters->count();
        QTRY_VERIFY_WITH_TIMEOUT(interpreters->count() > before, 30000);
        const QString libraries = interpreters->itemData(1, Qt::ToolTipRole).toString();
        for (const char* name : {"numpy", "redis-py", "rados"})
            QVERIFY2(libraries.contains(QLatin1String(name)), qPrintable(libraries));
    }

    void theSettingComesBackAsItWas()
    {
        PythonSetting python;
        python.interpreter = QStringLiteral("/opt/none/bin/python3");
        python.batchFile = QStringLiteral("/opt/none/batch.py");
        python.heldPerCall = std::chrono::microseconds(7);
        RuntimeChips chips;
        chips.setRuntimes({RuntimeKind::CPython}, python);
        QCOMPARE(chips.python(), python);
        const auto* interpreters = chips.findChild<QComboBox*>(QStringLiteral("interpreters"));
        QCOMPARE(interpreters->currentData().toString(), python.interpreter);
    }

    void whatIfIsAskedForWithTheModelOnly()
    {
        RuntimeChips chips;
        chips.show();
        auto* interval = chips.findChild<QLineEdit*>(QStringLiteral("switchInterval"));
        auto* held = chips.findChild<QLineEdit*>(QStringLiteral("held"));
        auto* noGil = chips.findChild<QCheckBox*>(QStringLiteral("noGil"));
        QVERIFY(!interval->isVisible());
        chip(chips, "gil-model")->click();
        QVERIFY(interval->isVisible());
        QCOMPARE(chips.python(), PythonSetting());

        const QSignalSpy changed(&chips, &RuntimeChips::changed);
        interval->selectAll();
        QTest::keyClicks(interval, QStringLiteral("500us"));
        QTest::keyClicks(held, QStringLiteral("20 us"));
        QVERIFY(changed.size() > 0);
        QVERIFY(chips.problem().isEmpty());
        QCOMPARE(chips.python().switchInterval, std::chrono::nanoseconds(std::chrono::microseconds(500)));
        QCOMPARE(chips.python().heldPerCall,
                 std::optional<std::chrono::nanoseconds>(std::chrono::microseconds(20)));
        held->clear();
        QTest::keyClicks(held, QStringLiteral(" "));
        QVERIFY(!chips.python().heldPerCall.has_value());
        noGil->click();
        QVERIFY(!chips.python().gil);
        QVERIFY(!interval->isEnabled());
    }

    void whatNobodyEditedStaysToTheNanosecond()
    {
        PythonSetting python;
        python.switchInterval = std::chrono::nanoseconds(1'234'567); // shown as 1.23 ms
        python.heldPerCall = std::chrono::nanoseconds(12'345);
        RuntimeChips chips;
        chips.setRuntimes({RuntimeKind::GilModel}, python);
        QCOMPARE(chips.python(), python);
    }

    void whatTheModelCantTakeIsSaidAndNotTaken()
    {
        RuntimeChips chips;
        chips.show();
        chip(chips, "gil-model")->click();
        auto* interval = chips.findChild<QLineEdit*>(QStringLiteral("switchInterval"));
        for (const char* text : {"soon", "0", "11s", "", "99999999999999s"}) {
            interval->clear();
            QTest::keyClicks(interval, QLatin1String(text));
            if (*text == '\0')
                QTest::keyClicks(interval, QStringLiteral(" "));
            QVERIFY2(!chips.problem().isEmpty(), text);
            QCOMPARE(chips.python().switchInterval, PythonSetting().switchInterval);
        }
        chip(chips, "gil-model")->click(); // off again: nobody needs it
        QVERIFY(chips.problem().isEmpty());
    }

    void thisMachinesPythonsAreOffered()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/python3")))
            QSKIP("no /usr/bin/python3: apt-get install python3");
        RuntimeChips chips;
        chips.show();
        chip(chips, "cpython")->click();
        auto* interpreters = chips.findChild<QComboBox*>(QStringLiteral("interpreters"));
        const int before = interpreters->count(); // the first that serves, another one
        QTRY_VERIFY_WITH_TIMEOUT(interpreters->count() > before, 30000);
        QVERIFY(interpreters->itemText(1).contains(QLatin1String("3.")));

        const QSignalSpy changed(&chips, &RuntimeChips::changed);
        interpreters->setFocus();
        QTest::keyClick(interpreters, Qt::Key_Down);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(chips.python().interpreter, interpreters->itemData(1).toString());
        QVERIFY(chips.python().interpreter.startsWith(QLatin1Char('/')));
    }
};

QTEST_MAIN(TestRuntimeChips)
#include "tst_runtime_chips.moc"
