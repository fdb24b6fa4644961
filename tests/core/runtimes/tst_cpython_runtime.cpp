// SPDX-License-Identifier: GPL-3.0-or-later

// The runtime "cpython" with a real Python and a real Redis.

#include "core/backends/file/file_place.h"
#include "core/backends/redis/redis_place.h"
#include "core/runtimes/cpython_runtime.h"
#include "tests/core/runtimes/placed_backend.h"
#include "tests/core/runtimes/test_python.h"

#include <QDirIterator>
#include <QStandardPaths>
#include <QTest>

#include <numeric>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

const QString password = QStringLiteral("not-for-the-command-line");

FilePlace folderPlace(const QTemporaryDir& folder, Layout layout = Layout::Shared)
{
    return {.folder = folder.path(), .layout = layout};
}

// A redis-server of the test's own, on a unix socket.
class RedisServer
{
public:
    bool start()
    {
        m_process.start(QStringLiteral("redis-server"),
                        {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--unixsocket"),
                         socket(), QStringLiteral("--save"), QString(), QStringLiteral("--appendonly"),
                         QStringLiteral("no"), QStringLiteral("--requirepass"), password,
                         QStringLiteral("--dir"), m_folder.path()});
        return m_process.waitForStarted() &&
               QTest::qWaitFor([this] { return QFile::exists(socket()); }, 5000);
    }
    ~RedisServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] RedisPlace place() const
    {
        RedisPlace place;
        place.unixPath = socket();
        place.password = password;
        place.hash = QStringLiteral("breakeven:test:hm");
        return place;
    }
    [[nodiscard]] QByteArray ask(const QStringList& command) const
    {
        QProcess client;
        client.start(QStringLiteral("redis-cli"),
                     QStringList{QStringLiteral("-s"), socket(), QStringLiteral("--no-auth-warning"),
                                 QStringLiteral("-a"), password} +
                         command);
        client.waitForFinished();
        return client.readAllStandardOutput().trimmed();
    }

private:
    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("redis")); }
    QTemporaryDir m_folder;
    QProcess m_process;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCPythonRuntime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy, redis")))
            QSKIP("no /usr/bin/python3 with numpy and redis: apt-get install python3-numpy python3-redis");
    }

    void filesAreReplacedByEveryOperation_data()
    {
        QTest::addColumn<Layout>("layout");
        QTest::addColumn<PoolKind>("pool");
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("fsync");
        QTest::newRow("shared folder, a plain loop") << Layout::Shared << PoolKind::Kept << 1 << false;
        QTest::newRow("shared folder, a kept pool") << Layout::Shared << PoolKind::Kept << 6 << false;
        QTest::newRow("shared folder, a pool a batch") << Layout::Shared << PoolKind::PerBatch << 6 << true;
        QTest::newRow("a folder an item") << Layout::PerItem << PoolKind::Kept << 6 << false;
    }

    void filesAreReplacedByEveryOperation()
    {
        QFETCH(const Layout, layout);
        QFETCH(const PoolKind, pool);
        QFETCH(const int, threads);
        QFETCH(const bool, fsync);
        const QTemporaryDir folder;
        FilePlace place = folderPlace(folder, layout);
        place.fsync = fsync;
        PlacedBackend backend(place);
        CPythonRuntime runtime(backend, pool, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 8, .payloadBytes = 1600}).ok());

        const auto samples =
            runtime.measure({.arm = Arm::ofThreads(threads), .batches = 5, .atMost = 10s}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QCOMPARE(samples.value().arm.threads(), threads);
        QCOMPARE(samples.value().batches.size(), std::size_t{5});

        int items = 0;
        for (QDirIterator walk(folder.path(), QDir::Files, QDirIterator::Subdirectories); walk.hasNext();
             ++items) {
            QFile file(walk.next());
            QCOMPARE(file.size(), qint64{1600});
            QVERIFY2(file.fileName().contains(QStringLiteral("/hm/")), "a temporary file was left");
        }
        QCOMPARE(items, 8);
    }

    void totalsFitTheBatches()
    {
        const QTemporaryDir folder;
        PlacedBackend backend(folderPlace(folder));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto samples = runtime.measure({.arm = Arm::ofThreads(1), .batches = 5, .atMost = 10s}, {});
        QVERIFY(samples.ok());

        const auto& batches = samples.value().batches;
        const auto wall = std::accumulate(batches.cbegin(), batches.cend(), 0ns);
        const auto& totals = samples.value().totals;
        QVERIFY(totals.has_value());
        QVERIFY(totals->read > 0ns && totals->compute > 0ns && totals->write > 0ns && totals->cpu > 0ns);
        QVERIFY(totals->busy() <= wall);
        QVERIFY(totals->busy() > wall / 2);
    }

    void redisItemsAreWritten_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("1 thread") << 1;
        QTest::newRow("6 threads") << 6;
    }

    void redisItemsAreWritten()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty())
            QSKIP("no redis-server: apt-get install redis-server");
        QFETCH(const int, threads);
        RedisServer server;
        QVERIFY(server.start());
        PlacedBackend backend(server.place());
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 8, .payloadBytes = 160}).ok());

        const auto samples =
            runtime.measure({.arm = Arm::ofThreads(threads), .batches = 5, .atMost = 10s}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QCOMPARE(samples.value().batches.size(), std::size_t{5});
        const QString hash = server.place().hash;
        QCOMPARE(server.ask({QStringLiteral("HLEN"), hash}), QByteArray("8"));
        QCOMPARE(server.ask({QStringLiteral("HSTRLEN"), hash, QStringLiteral("7")}), QByteArray("160"));

        const QString process = QStringLiteral("/proc/%1/").arg(*runtime.processId());
        QVERIFY(contentOf(process + QStringLiteral("environ")).size() > 0);
        QVERIFY(!contentOf(process + QStringLiteral("environ")).contains(password.toUtf8()));
        QVERIFY(!contentOf(process + QStringLiteral("cmdline")).contains(password.toUtf8()));
    }

    void aRefusedPasswordIsSaid()
    {
        RedisServer server;
        if (!server.start())
            QSKIP("no redis-server: apt-get install redis-server");
        RedisPlace place = server.place();
        place.password = QStringLiteral("wrong");
        PlacedBackend backend(place);
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({}).ok());
        const auto refused = runtime.measure({}, {});
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().code == Error::Code::WrongCredentials,
                 qPrintable(codedText(refused.error())));

        backend.move(server.place()); // the child has survived, and is told the new place
        const qint64 process = *runtime.processId();
        QVERIFY(runtime.measure({}, {}).ok());
        QCOMPARE(*runtime.processId(), process);
    }

    void aRemoteFolderIsWaitedFor_data()
    {
        QTest::addColumn<Layout>("layout");
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("roundTrips"); // at least, of a batch of 4
        QTest::newRow("one thread waits for 7 an operation") << Layout::Shared << 1 << 28;
        QTest::newRow("a shared folder is locked for 3 an operation") << Layout::Shared << 4 << 12;
        QTest::newRow("a folder an item waits for nobody else") << Layout::PerItem << 4 << 7;
    }

    void aRemoteFolderIsWaitedFor()
    {
        QFETCH(const Layout, layout);
        QFETCH(const int, threads);
        QFETCH(const int, roundTrips);
        const QTemporaryDir folder;
        PlacedBackend backend(folderPlace(folder, layout));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 4}).ok());
        QVERIFY(runtime.measure({.arm = Arm::ofThreads(threads), .batches = 1}, {}).ok());
        QVERIFY(backend.setNetwork({.rtt = 3ms}).ok());

        const auto samples = runtime.measure({.arm = Arm::ofThreads(threads), .batches = 1}, {});
        QVERIFY(samples.ok());
        QVERIFY(samples.value().batches.front() >= roundTrips * 3ms);
    }

    void addedComputeIsCpuTime()
    {
        const QTemporaryDir folder;
        PlacedBackend backend(folderPlace(folder));
        CPythonRuntime runtime(backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 4, .compute = 5ms}).ok());
        const auto samples = runtime.measure({.arm = Arm::ofThreads(4), .batches = 1}, {});
        QVERIFY(samples.ok());
        // Four of 5 ms under one lock; half of it is the least that a faster moment of the machine could
        // give.
        QVERIFY(samples.value().totals->cpu > 10ms);
        QVERIFY(samples.value().batches.front() > 10ms);
    }

    void withoutNumpyTheComputeIsPurePython()
    {
        const QTemporaryDir folder;
        const QTemporaryDir tools;
        PlacedBackend backend(folderPlace(folder));
        CPythonRuntime runtime(
            backend, PoolKind::Kept, 1,
            {.interpreter = scriptedInterpreter(tools, "exec /usr/bin/python3 -I -S \"$@\"\n")});
        QVERIFY(runtime.setWorkload({}).ok());
        QVERIFY(runtime.measure({.arm = Arm::ofThreads(2)}, {}).ok());
        QCOMPARE(runtime.ready()->workload, QStringLiteral("pure-python"));
        QVERIFY(runtime.ready()->numpy.isEmpty());
        QCOMPARE(runtime.ready()->implementation, QStringLiteral("CPython"));
        const auto python = runtime.python();
        QVERIFY(python.has_value());
        QCOMPARE(python->version, runtime.ready()->python);
        QCOMPARE(python->workload, QStringLiteral("pure-python"));
        QVERIFY(python->interpreter.startsWith(tools.path()));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("hm/0"))).size(), qsizetype{1600});
    }

    void theSuppliedBatchesRun_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("the example") << QStringLiteral("batch_example.py");
        QTest::newRow("the template, as it is") << QStringLiteral("batch_template.py");
    }

    void theSuppliedBatchesRun()
    {
        QFETCH(const QString, file);
        const QTemporaryDir folder;
        PlacedBackend backend(folderPlace(folder));
        CPythonRuntime runtime(
            backend, PoolKind::Kept, 1,
            {.interpreter = debianPython(),
             .userFile = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/python/") + file});
        QVERIFY(runtime.setWorkload({}).ok());
        for (const int threads : {1, 6}) {
            const auto samples = runtime.measure({.arm = Arm::ofThreads(threads)}, {});
            QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        }
        QCOMPARE(runtime.ready()->workload, QStringLiteral("user"));
    }

    void aUserFileIsToldOfThePlace()
    {
        const QTemporaryDir folder;
        const QTemporaryDir tools;
        PlacedBackend backend(folderPlace(folder));
        CPythonRuntime runtime(
            backend, PoolKind::Kept, 1,
            {.interpreter = debianPython(),
             .userFile = written(tools, QStringLiteral("batch.py"),
                                 "def setup(target):\n"
                                 "    global folder\n"
                                 "    folder = target['folder']\n"
                                 "def write(item, data):\n"
                                 "    open(f'{folder}/mine-{item}', 'wb').write(data)\n")});
        QVERIFY(runtime.setWorkload({.items = 3}).ok());
        const auto samples = runtime.measure({.arm = Arm::ofThreads(3)}, {});
        QVERIFY2(samples.ok(), samples.ok() ? "" : qPrintable(codedText(samples.error())));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("mine-2"))).size(), qsizetype{1600});
    }
};

QTEST_GUILESS_MAIN(TestCPythonRuntime)
#include "tst_cpython_runtime.moc"
