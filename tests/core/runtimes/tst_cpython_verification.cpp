// SPDX-License-Identifier: GPL-3.0-or-later

// What the child makes of a storage that does not give back what was written.

#include "tests/core/runtimes/test_python.h"

#include <QRegularExpression>
#include <QTest>

namespace {

// Prints what a measurement with `items`, whose text defines a class Items, becomes.
QString outcomeOf(const char* items, int threads, bool kept, bool verify, const QByteArray& userFile = {})
{
    const QTemporaryDir folder;
    const QString user =
        userFile.isEmpty() ? QString() : written(folder, QStringLiteral("batch.py"), userFile);
    const QString script = written(
        folder, QStringLiteral("measure.py"),
        QByteArray("import sys\n"
                   "sys.path.insert(0, '" BREAKEVEN_SOURCE_DIR "/resources/python')\n"
                   "sys.dont_write_bytecode = True\n"
                   "import threading\n"
                   "import breakeven_child\n") +
            items +
            "threads, pool, verify, user = sys.argv[1:]\n"
            "worker = breakeven_child.Worker(\n"
            "    {'pool': pool, 'backend': 'file', 'seed': 1, 'user_file': user})\n"
            "worker.workload({'items': 8, 'payload_bytes': 160, 'compute_ns': 0, 'gil_releases': None})\n"
            "worker.items = Items()\n"
            "request = {'threads': int(threads), 'warm_up': 1, 'batches': 3,\n"
            "           'at_most_ns': 10**10, 'verify': verify == 'yes'}\n"
            "try:\n"
            "    worker.measure(request)\n"
            "    print('good', len(worker.items.operations))\n"
            "except Exception as error:\n"
            "    print(type(error).__name__, error)\n");
    QProcess python;
    python.start(debianPython(), {QStringLiteral("-I"), script, QString::number(threads),
                                  kept ? QStringLiteral("kept") : QStringLiteral("per-batch"),
                                  verify ? QStringLiteral("yes") : QStringLiteral("no"), user});
    python.waitForFinished();
    const QString said = QString::fromUtf8(python.readAllStandardOutput()).trimmed();
    return said.isEmpty() ? QString::fromUtf8(python.readAllStandardError()) : said;
}

constexpr const char* honest = "class Items:\n"
                               "    def __init__(self):\n"
                               "        self.values, self.operations = {}, []\n"
                               "    def read(self, item):\n"
                               "        self.operations.append(item)\n"
                               "        return self.values.get(item)\n"
                               "    def write(self, item, data):\n"
                               "        self.operations.append(item)\n"
                               "        self.values[item] = data\n"
                               "    def prepare(self, items): pass\n"
                               "    def close(self): pass\n";

// Gives what was written before last, which has the same size.
constexpr const char* stale = "class Items:\n"
                              "    def __init__(self):\n"
                              "        self.values, self.operations = {}, []\n"
                              "    def read(self, item):\n"
                              "        values = self.values.get(item)\n"
                              "        return None if not values else values[-2 if item == 5 else -1]\n"
                              "    def write(self, item, data):\n"
                              "        self.values.setdefault(item, [bytes(len(data))]).append(data)\n"
                              "    def prepare(self, items): pass\n"
                              "    def close(self): pass\n";

} // namespace

class TestCPythonVerification : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFile::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
    }

    void theArmItselfReadsBack_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("kept");
        QTest::newRow("one thread") << 1 << true;
        QTest::newRow("six threads") << 6 << true;
        QTest::newRow("six threads of a pool a batch") << 6 << false;
    }

    void theArmItselfReadsBack()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, kept);
        static const QRegularExpression both(
            QStringLiteral("^Mismatch item 5: checksum ([0-9a-f]{16}) written, ([0-9a-f]{16}) read$"));
        const QString said = outcomeOf(stale, threads, kept, true);
        const auto found = both.match(said);
        QVERIFY2(found.hasMatch(), qPrintable(said));
        QVERIFY(found.captured(1) != found.captured(2));
        QVERIFY(outcomeOf(stale, threads, kept, false).startsWith(QStringLiteral("good")));
    }

    void readingBackIsAllThatItAdds()
    {
        for (const int threads : {1, 6}) {
            // Eight items: read and written in the warm-up and three batches, and read once more.
            QCOMPARE(outcomeOf(honest, threads, true, false), QStringLiteral("good 64"));
            QCOMPARE(outcomeOf(honest, threads, true, true), QStringLiteral("good 72"));
        }
    }

    void aBatchOfTheUsersIsReadBackWhereTheStorageIsOurs_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("found");
        QTest::newRow("its work only")
            << QByteArray("import os\ndef work(data):\n    return os.urandom(160)\n") << true;
        QTest::newRow("its work gives text")
            << QByteArray("import random\ndef work(data):\n    return str(random.random()).zfill(40)\n")
            << true;
        QTest::newRow("its own read may give what it likes")
            << QByteArray("def read(item):\n    return b''\n") << false;
    }

    void aBatchOfTheUsersIsReadBackWhereTheStorageIsOurs()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const bool, found);
        for (const int threads : {1, 6}) {
            const QString said = outcomeOf(stale, threads, true, true, code);
            QVERIFY2(said.startsWith(found ? QStringLiteral("Mismatch item 5") : QStringLiteral("good")),
                     qPrintable(said));
        }
    }

    void anotherSizeIsFoundInAnyBatch()
    {
        const QByteArray shortened =
            QByteArray(honest).replace("self.values.get(item)", "self.values.get(item, b'')[:100] or None");
        for (const bool verify : {false, true}) {
            const QString said = outcomeOf(shortened.constData(), 6, true, verify);
            QVERIFY2(said.startsWith(QStringLiteral("Mismatch item ")), qPrintable(said));
        }
    }
};

QTEST_GUILESS_MAIN(TestCPythonVerification)
#include "tst_cpython_verification.moc"
