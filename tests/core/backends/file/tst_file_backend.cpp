// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/backends/file/target/file_target.h"
#include "core/plan/emulation.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Bytes = std::vector<std::byte>;

Q_DECLARE_METATYPE(breakeven::Layout)

namespace {

Bytes patternOf(std::size_t size, int start)
{
    Bytes bytes(size);
    std::generate(bytes.begin(), bytes.end(),
                  [value = start]() mutable { return std::byte(value++ & 0xff); });
    return bytes;
}

std::unique_ptr<Backend> backendIn(const QString& folder, Layout layout = Layout::Shared, bool fsync = false)
{
    const Target target{.name = QStringLiteral("files"),
                        .backend = FileTarget{.folder = folder, .layout = layout, .fsync = fsync},
                        .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

QString placeOf(const Backend& backend)
{
    const auto place = backend.place();
    return place.ok() ? place.value().fields.value(QLatin1String("folder")).toString() : QString();
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

// A file system of 1 MiB, for root only.
class SmallDisk
{
public:
    SmallDisk()
        : m_mounted(::mount("breakeven-test", qPrintable(m_folder.path()), "tmpfs", 0, "size=1m") == 0)
    {}
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount(qPrintable(m_folder.path()));
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

} // namespace

class TestFileBackend : public QObject
{
    Q_OBJECT

private slots:
    void aFolderThatIsNoLongerWhereItWasIsNotConfirmed()
    {
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(1).ok());
        QVERIFY(backend->confirmPlace().ok());

        // As another file system that covers it, or one that went away, would have it for who goes by path.
        const QString run = placeOf(*backend);
        QVERIFY(QDir().rename(run, run + QLatin1String("-aside")));
        Status confirmed = backend->confirmPlace();
        QVERIFY(!confirmed.ok());
        QCOMPARE(confirmed.error().code, Error::Code::NotFound);
        QVERIFY(QDir().mkpath(run + QLatin1String("/hm")));
        confirmed = backend->confirmPlace();
        QVERIFY(!confirmed.ok());
        QCOMPARE(confirmed.error().code, Error::Code::NotFound);
    }

    void whatStandsInAnItemsPlaceHoldsNobodyUp_data()
    {
        QTest::addColumn<bool>("isPipe");
        QTest::newRow("a pipe") << true;
        QTest::newRow("a link to a file without an end") << false;
    }

    void whatStandsInAnItemsPlaceHoldsNobodyUp()
    {
        QFETCH(const bool, isPipe);
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(1).ok());
        auto session = std::move(backend->openSession()).value();
        QVERIFY(session->write(0, patternOf(1600, 0)).ok());
        const QString items = placeOf(*backend) + QStringLiteral("/hm/");
        const QByteArray item = QFile::encodeName(items + entriesOf(items).first());
        QVERIFY(QFile::remove(QFile::decodeName(item)));
        QCOMPARE(isPipe ? ::mkfifo(item, 0600) : ::symlink("/dev/zero", item), 0);
        Bytes read;
        const auto found = session->read(0, read); // ends, whatever it says
        QVERIFY(!found.ok() || read.empty());
        QVERIFY(session->write(0, patternOf(1600, 0)).ok()); // takes its place
        QVERIFY(session->read(0, read).ok());
        QCOMPARE(read, patternOf(1600, 0));
    }

    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<Layout>("layout");
        QTest::addColumn<bool>("fsync");
        QTest::addColumn<int>("size");
        QTest::newRow("the post's layout") << Layout::Shared << false << 1600;
        QTest::newRow("a folder per item") << Layout::PerItem << false << 1600;
        QTest::newRow("with fsync") << Layout::Shared << true << 1600;
        QTest::newRow("nothing") << Layout::Shared << false << 0;
        QTest::newRow("exactly the first buffer") << Layout::Shared << false << 4096;
        QTest::newRow("one byte over the first buffer") << Layout::Shared << false << 4097;
        QTest::newRow("larger than any buffer") << Layout::PerItem << false << 3'000'001;
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(const Layout, layout);
        QFETCH(const bool, fsync);
        QFETCH(const int, size);

        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path(), layout, fsync);
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(2).ok());
        const auto session = std::move(backend->openSession()).value();

        Bytes read(77);
        const auto before = session->read(0, read);
        QVERIFY(before.ok());
        QCOMPARE(before.value(), Lookup::Missing);
        QVERIFY(read.empty());

        for (int round = 0; round < 3; ++round) {
            const Bytes written = patternOf(static_cast<std::size_t>(size), round);
            QVERIFY(session->write(1, written).ok());
            const auto found = session->read(1, read);
            QVERIFY(found.ok());
            QCOMPARE(found.value(), Lookup::Found);
            QVERIFY(read == written);
        }
        const auto other = session->read(0, read);
        QVERIFY(other.ok());
        QCOMPARE(other.value(), Lookup::Missing);
    }

    void theSharedLayoutIsThePosts()
    {
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(8).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(session->write(7, patternOf(16, 0)).ok());

        const QString told = placeOf(*backend);
        QVERIFY(told.startsWith(folder.path() + QLatin1String("/breakeven-run-1-")));
        QCOMPARE(entriesOf(told), QStringList{QStringLiteral("hm")});
        QCOMPARE(entriesOf(told + QLatin1String("/hm")), QStringList{QStringLiteral("7")});
    }

    void nothingIsLeftAndNothingForeignIsTouched()
    {
        const QTemporaryDir folder;
        QFile foreign(folder.filePath(QStringLiteral("hm")));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        QCOMPARE(foreign.write("precious"), qint64{8});
        foreign.close();

        for (const Layout layout : {Layout::Shared, Layout::PerItem}) {
            const auto backend = backendIn(folder.path(), layout);
            QVERIFY(backend->open().ok());
            QVERIFY(backend->setItems(8).ok());
            auto session = std::move(backend->openSession()).value();
            QVERIFY(session->write(3, patternOf(16, 0)).ok());
            session.reset();
            QVERIFY(backend->close().ok());
            QVERIFY(backend->close().ok()); // twice is no harm
            QCOMPARE(entriesOf(folder.path()), QStringList{QStringLiteral("hm")});
        }
        {
            const auto forgotten = backendIn(folder.path());
            QVERIFY(forgotten->open().ok());
        }
        QCOMPARE(entriesOf(folder.path()), QStringList{QStringLiteral("hm")});
        QVERIFY(foreign.open(QIODevice::ReadOnly));
        QCOMPARE(foreign.readAll(), QByteArray("precious"));
    }

    void twoBackEndsOfOneRunShareAFolder()
    {
        const QTemporaryDir folder;
        const auto first = backendIn(folder.path());
        const auto second = backendIn(folder.path(), Layout::PerItem);
        QVERIFY(first->open().ok());
        QVERIFY(second->open().ok());
        QVERIFY(first->place().value().fields.value(QLatin1String("folder")) !=
                second->place().value().fields.value(QLatin1String("folder")));
        QVERIFY(first->close().ok());
        QVERIFY(second->setItems(1).ok());
        QVERIFY(second->openSession().value()->write(0, patternOf(16, 0)).ok());
    }

    void aMissingFolderIsNamed()
    {
        const QTemporaryDir folder;
        const QString missing = folder.filePath(QStringLiteral("not/there"));
        const auto opened = backendIn(missing)->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, Error::Code::NotFound);
        QCOMPARE(opened.error().where, missing);
    }

    void aForbiddenFolderIsNamed()
    {
        const QString forbidden = QStringLiteral("/proc");
        const auto opened = backendIn(forbidden)->open();
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().code == Error::Code::NotPermitted ||
                opened.error().code == Error::Code::NotFound); // procfs says ENOENT to root
        QCOMPARE(opened.error().where, forbidden);
    }

    void clearedItemsTakeNoRoomAndCanBeWrittenAgain_data()
    {
        QTest::addColumn<Layout>("layout");
        QTest::newRow("all in one folder") << Layout::Shared;
        QTest::newRow("each in its own") << Layout::PerItem;
    }

    void clearedItemsTakeNoRoomAndCanBeWrittenAgain()
    {
        QFETCH(const Layout, layout);
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path(), layout);
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(2).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(session->write(0, patternOf(1000, 0)).ok());
        QVERIFY(session->write(1, patternOf(1000, 1)).ok());
        QVERIFY(backend->clearItems().ok());
        QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        QVERIFY2(!files.hasNext(), qPrintable(files.next()));
        Bytes read;
        QCOMPARE(session->read(0, read).value(), Lookup::Missing);
        QVERIFY(session->write(0, patternOf(10, 2)).ok());
        QCOMPARE(session->read(0, read).value(), Lookup::Found);
        QVERIFY(read == patternOf(10, 2));
    }

    void aFullDiskIsAnErrorAndIsLeftClean()
    {
        const SmallDisk disk;
        if (!disk.isMounted())
            QSKIP("mounting a small tmpfs needs root");
        const auto backend = backendIn(disk.path());
        const auto facts = backend->open();
        QVERIFY(facts.ok());
        QCOMPARE(facts.value().fileSystem, QStringLiteral("tmpfs"));
        QVERIFY(facts.value().mountOptions.contains(QLatin1String("rw")));
        QVERIFY(facts.value().freeBytes.value() <= 1 << 20);
        QVERIFY(backend->setItems(2).ok());
        const auto session = std::move(backend->openSession()).value();

        QVERIFY(session->write(0, patternOf(1000, 0)).ok());
        const Status written = session->write(1, patternOf(4'000'000, 0));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, Error::Code::NoSpace);
        QVERIFY(written.error().where.startsWith(disk.path()));

        QVERIFY(session->write(1, patternOf(1000, 1)).ok()); // the failed file is gone, so there is room
        QVERIFY(backend->close().ok());
        QVERIFY(entriesOf(disk.path()).isEmpty());
    }

    void itTellsHowARoundTripIsEmulated()
    {
        const QTemporaryDir folder;
        const auto facts = backendIn(folder.path())->open();
        QVERIFY(facts.ok());
        const Target target{.name = {}, .backend = FileTarget{}, .network = {}};
        QCOMPARE(facts.value().emulation, toString(emulationFor(target)));
    }

    void anEmulatedNetworkIsWaitedFor()
    {
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(1).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(backend->setNetwork({.rtt = 10ms}).ok());

        Bytes read;
        auto start = std::chrono::steady_clock::now();
        QVERIFY(session->read(0, read).ok());
        QVERIFY(std::chrono::steady_clock::now() - start >= 20ms); // 2 round trips
        start = std::chrono::steady_clock::now();
        QVERIFY(session->write(0, patternOf(1600, 0)).ok());
        QVERIFY(std::chrono::steady_clock::now() - start >= 50ms); // 4 and 1

        QVERIFY(backend->setNetwork({.bandwidthMbit = 1}).ok());
        start = std::chrono::steady_clock::now();
        QVERIFY(session->write(0, patternOf(1600, 0)).ok());
        QVERIFY(std::chrono::steady_clock::now() - start >= 12'800us);
    }

    void inASharedFolderWritersWaitForEachOther()
    {
        const auto timeOfFourWriters = [](Layout layout) {
            const QTemporaryDir folder;
            const auto backend = backendIn(folder.path(), layout);
            bool fine = backend->open().ok() && backend->setItems(4).ok();
            fine = fine && backend->setNetwork({.rtt = 20ms}).ok();
            const auto start = std::chrono::steady_clock::now();
            {
                std::vector<std::jthread> writers;
                for (int item = 0; item < 4; ++item) {
                    writers.emplace_back([&backend, item] {
                        const auto session = std::move(backend->openSession()).value();
                        [[maybe_unused]] const Status written = session->write(item, patternOf(16, 0));
                    });
                }
            }
            return fine ? std::chrono::steady_clock::now() - start : 0ns;
        };
        QVERIFY(timeOfFourWriters(Layout::Shared) >= 4 * 3 * 20ms); // create and rename, one after the other
        QVERIFY(timeOfFourWriters(Layout::PerItem) >= 5 * 20ms);
    }

    void anInterruptEndsALongWait()
    {
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(1).ok());
        QVERIFY(backend->setNetwork({.rtt = 1h}).ok());
        const auto session = std::move(backend->openSession()).value();

        const std::jthread stopper([&session] { session->interrupt(); });
        const Status written = session->write(0, patternOf(16, 0));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, Error::Code::Cancelled);
        Bytes read;
        QCOMPARE(session->read(0, read).error().code, Error::Code::Cancelled);
        QVERIFY(backend->close().ok());
        QVERIFY(entriesOf(folder.path()).isEmpty());
    }

    void sessionsWorkSideBySide()
    {
        const QTemporaryDir folder;
        const auto backend = backendIn(folder.path());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(4).ok());
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> workers;
            for (int worker = 0; worker < 6; ++worker) {
                workers.emplace_back([&, session = std::move(backend->openSession()).value()] {
                    Bytes read;
                    for (int round = 0; round < 200; ++round) {
                        const Bytes written = patternOf(1600, round);
                        if (!session->write(round % 4, written).ok() ||
                            !session->read(round % 4, read).ok() || read.size() != written.size())
                            ++failures;
                    }
                });
            }
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(backend->close().ok());
        QVERIFY(entriesOf(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFileBackend)
#include "tst_file_backend.moc"
