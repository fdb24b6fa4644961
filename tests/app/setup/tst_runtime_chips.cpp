// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/runtime_chips.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
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
        QCOMPARE(chips.runtimes(), (std::vector{RuntimeKind::CPython, RuntimeKind::Native}));
        chips.setRuntimes({RuntimeKind::CPython}, {});
        chip(chips, "native")->click();
        QCOMPARE(chips.runtimes(), (std::vector{RuntimeKind::CPython, RuntimeKind::Native}));
    }

    // The plan of an old run is not measured as something else behind the user's back.
    void aRuntimeThatWasRemovedStaysUntilAnotherIsChosen()
    {
        RuntimeChips chips;
        chips.setRuntimes({RuntimeKind::GilModel}, {});
        QCOMPARE(chips.runtimes(), std::vector{RuntimeKind::GilModel});
        QVERIFY(!chip(chips, "native")->isChecked());
        chip(chips, "cpython")->click();
        QCOMPARE(chips.runtimes(), std::vector{RuntimeKind::CPython});

        chips.setRuntimes({RuntimeKind::Native, RuntimeKind::GilModel}, {});
        chip(chips, "native")->click(); // one that measures has to stay
        QVERIFY(chip(chips, "native")->isChecked());
    }

    void pythonIsAskedForOnlyWhereItServes()
    {
        RuntimeChips chips;
        chips.show();
        const auto* interpreters = chips.findChild<QComboBox*>(QStringLiteral("interpreters"));
        const auto* batchFile = chips.findChild<QPushButton*>(QStringLiteral("batchFile"));
        QVERIFY(!interpreters->isVisible());
        QVERIFY(!batchFile->isVisible());
        chip(chips, "cpython")->click();
        QVERIFY(interpreters->isVisible());
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
        RuntimeChips chips;
        chips.setRuntimes({RuntimeKind::CPython}, python);
        QCOMPARE(chips.python(), python);
        const auto* interpreters = chips.findChild<QComboBox*>(QStringLiteral("interpreters"));
        QCOMPARE(interpreters->currentData().toString(), python.interpreter);
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
