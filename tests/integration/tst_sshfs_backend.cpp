// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/backends/sshfs/sshfs_backend.h"
#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/backends/target_check.h"
#include "core/plan/emulation.h"
#include "tests/integration/ssh_test_server.h"

#include <QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

std::vector<std::byte> payloadOf(std::size_t size, int seed = 7)
{
    std::vector<std::byte> payload(size);
    for (std::size_t i = 0; i < size; ++i)
        payload[i] = static_cast<std::byte>(i * static_cast<std::size_t>(seed));
    return payload;
}

QByteArray bytesOf(const std::vector<std::byte>& payload)
{
    return {reinterpret_cast<const char*>(payload.data()), static_cast<qsizetype>(payload.size())};
}

template <typename T>
QString sentenceOf(const Result<T>& result)
{
    return result.ok() ? QString() : codedText(result.error());
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

bool isMounted(const QString& below)
{
    QFile mounts(QStringLiteral("/proc/self/mountinfo"));
    return mounts.open(QIODevice::ReadOnly) && mounts.readAll().contains(' ' + below.toUtf8() + '/');
}

// Reads and writes until the first failure, in a thread of its own as a worker does.
std::future<Error> useUntilItFails(Session& session)
{
    return std::async(std::launch::async, [&session] {
        const auto payload = payloadOf(1600);
        std::vector<std::byte> read;
        for (;;) {
            if (const Status written = session.write(1, payload); !written.ok())
                return written.error();
            if (const auto found = session.read(1, read); !found.ok())
                return found.error();
        }
    });
}

} // namespace

#define VERIFY_OK(result) QVERIFY2((result).ok(), qPrintable(sentenceOf(result)))

class TestSshfsBackend : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    }

    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_data->path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
        m_server = std::make_unique<SshTestServer>();
        QVERIFY(m_server->isStarted());
    }

    void cleanup()
    {
        if (m_runtime) {
            QVERIFY(!isMounted(m_runtime->path()));
            QCOMPARE(entriesOf(m_runtime->path()), QStringList());
        }
        m_server.reset();
    }

    void itemsAreFilesOnTheServersSide_data()
    {
        QTest::addColumn<Layout>("layout");
        QTest::addColumn<QString>("file");
        QTest::newRow("all in one folder") << Layout::Shared << QStringLiteral("/hm/3");
        QTest::newRow("each in its own folder") << Layout::PerItem << QStringLiteral("/hm/3/3");
    }

    void itemsAreFilesOnTheServersSide()
    {
        QFETCH(const Layout, layout);
        QFETCH(const QString, file);
        trust();
        SshfsTarget target = m_server->target();
        target.layout = layout;
        SshfsBackend backend(target, QStringLiteral("remote"), QStringLiteral("run-1"));
        const auto facts = backend.open();
        VERIFY_OK(facts);
        QCOMPARE(facts.value().fileSystem, QStringLiteral("fuse.sshfs"));
        QVERIFY(backend.setItems(4).ok());
        auto session = backend.openSession();
        VERIFY_OK(session);

        std::vector<std::byte> read;
        auto found = session.value()->read(3, read);
        VERIFY_OK(found);
        QVERIFY(found.value() == Lookup::Missing);
        const auto payload = payloadOf(1600);
        const Status written = session.value()->write(3, payload);
        VERIFY_OK(written);
        QCOMPARE(entriesOf(m_server->served()).size(), 1);
        const QString item =
            m_server->served() + QLatin1Char('/') + entriesOf(m_server->served()).first() + file;
        QFile behind(item);
        QVERIFY(behind.open(QIODevice::ReadWrite));
        QCOMPARE(behind.readAll(), bytesOf(payload));

        // Nothing is kept on this side: what the server's side changes is read, size and time being the same.
        const auto other = payloadOf(1600, 11);
        VERIFY_OK(session.value()->read(3, read));
        behind.seek(0);
        const QDateTime time = behind.fileTime(QFileDevice::FileModificationTime);
        behind.write(bytesOf(other));
        behind.flush();
        behind.setFileTime(time, QFileDevice::FileModificationTime);
        VERIFY_OK(session.value()->read(3, read));
        QCOMPARE(bytesOf(read), bytesOf(other));
        behind.remove();
        found = session.value()->read(3, read);
        VERIFY_OK(found);
        QVERIFY(found.value() == Lookup::Missing);

        session.value().reset();
        VERIFY_OK(backend.close());
        QCOMPARE(entriesOf(m_server->served()), QStringList());
    }

    void readsGrowWithTheRoundTrip()
    {
        trust();
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        VERIFY_OK(backend.open());
        QVERIFY(backend.setItems(1).ok());
        auto session = backend.openSession();
        VERIFY_OK(session);
        std::vector<std::chrono::nanoseconds> shortest;
        int seed = 1;
        for (const auto rtt : {0us, 200us, 400us, 5000us}) {
            VERIFY_OK(backend.setNetwork({.rtt = rtt}));
            const auto payload = payloadOf(1600, ++seed);
            VERIFY_OK(session.value()->write(0, payload));
            QFile behind(m_server->served() + QLatin1Char('/') + entriesOf(m_server->served()).first() +
                         QLatin1String("/hm/0"));
            QVERIFY(behind.open(QIODevice::ReadOnly));
            QCOMPARE(behind.readAll(), bytesOf(payload));

            std::vector<std::byte> read;
            auto least = Clock::duration::max();
            for (int i = 0; i < 40; ++i) {
                const auto before = Clock::now();
                VERIFY_OK(session.value()->read(0, read));
                least = std::min(least, Clock::now() - before);
            }
            QCOMPARE(bytesOf(read), bytesOf(payload));
            // At least looking up with opening, and reading, wait for each other; the relay may be 10 %
            // early.
            QVERIFY2(least >= rtt * 18 / 10, qPrintable(QString::number(least.count())));
            shortest.push_back(least);
        }
        QVERIFY(shortest[1] > shortest[0] + 200us);
        QVERIFY(shortest[2] > shortest[1] + 200us);
        QVERIFY(shortest[3] > shortest[2] + 5ms);

        // Back to the bare host, which no relay slows down.
        VERIFY_OK(backend.setNetwork({}));
        std::vector<std::byte> read;
        const auto before = Clock::now();
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(session.value()->read(0, read));
        QVERIFY((Clock::now() - before) / 20 < shortest[3]);
        session.value().reset();
        VERIFY_OK(backend.close());
        QCOMPARE(entriesOf(m_server->served()), QStringList());
    }

    void aCheckTellsWhatIsThereAndLeavesNothing()
    {
        trust();
        Target target;
        target.name = QStringLiteral("remote");
        target.backend = m_server->target();
        const auto facts = checkTarget(target);
        VERIFY_OK(facts);
        QVERIFY(facts.value().version.startsWith(QLatin1String("OpenSSH_")));
        QVERIFY(facts.value().freeBytes.value_or(0) > 0);
        QVERIFY(facts.value().roundTrip.value_or(0ns) > 0ns);
        QCOMPARE(facts.value().endpoint, displayName(m_server->target()));
        QCOMPARE(facts.value().emulation, toString(emulationFor(target)));
        QCOMPARE(entriesOf(m_server->served()), QStringList());
    }

    // sshfs says that it is done, and that a terabyte is free.
    void whatTheServerCantDoOrTellIsNotClaimed()
    {
        SshfsTarget flushing = m_server->target();
        flushing.fsync = true;
        trust();
        {
            SshfsBackend backend(flushing, QStringLiteral("remote"), QStringLiteral("test-flush"));
            const auto facts = backend.open();
            QVERIFY2(facts.ok(), qPrintable(facts.ok() ? QString() : codedText(facts.error())));
            QVERIFY(facts.value().freeBytes.has_value());
        }
        m_server->forget(QStringLiteral("fsync,statvfs"));
        QVERIFY(m_server->isStarted());
        trust();
        SshfsBackend backend(flushing, QStringLiteral("remote"), QStringLiteral("test-flush"));
        const auto refused = backend.open();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Error::Code::Unsupported);
        QVERIFY2(refused.error().where.contains(QLatin1String("fsync@openssh.com")),
                 qPrintable(refused.error().where));
        SshfsBackend plain(m_server->target(), QStringLiteral("remote"), QStringLiteral("test-plain"));
        const auto facts = plain.open();
        QVERIFY2(facts.ok(), qPrintable(facts.ok() ? QString() : codedText(facts.error())));
        QVERIFY(!facts.value().freeBytes);
    }

    // A check that passes is a run that works.
    void aServerThatCantWriteOverIsFoundByTheCheck()
    {
        m_server->forget(QStringLiteral("posix-rename"));
        QVERIFY(m_server->isStarted());
        trust();
        const auto checked =
            checkTarget({.name = QStringLiteral("remote"), .backend = m_server->target(), .network = {}});
        QVERIFY(!checked.ok());
        QVERIFY(entriesOf(m_server->served()).isEmpty());
    }

    void aHopOnTheWayIsTheUsersOwn()
    {
        SshfsTarget target{
            .host = QStringLiteral("ann@nas"), .port = 2222, .folder = {}, .key = QStringLiteral("/k")};
        SshfsHost host;
        host.keyName = QStringLiteral("nas-key");
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(sshConfiguration(target, host, 4711));
        file.close();
        const auto settings = [&file](const QString& name) {
            QProcess ssh;
            ssh.start(QStringLiteral("ssh"),
                      {QStringLiteral("-G"), QStringLiteral("-F"), file.fileName(), name});
            ssh.waitForFinished();
            return ssh.readAllStandardOutput();
        };
        const QByteArray nas = settings(QStringLiteral("ann@nas"));
        for (const char* line :
             {"hostname 127.0.0.1\n", "port 4711\n", "hostkeyalias nas-key\n", "identityfile /k\n"})
            QVERIFY2(nas.contains(line), line);
        const QByteArray bastion = settings(QStringLiteral("bastion"));
        QVERIFY2(bastion.contains("hostname bastion\n") && bastion.contains("port 22\n"), bastion);
        for (const char* line :
             {"hostkeyalias", "identityfile /k\n", "identitiesonly yes\n", "loglevel DEBUG1\n"})
            QVERIFY2(!bastion.contains(line), line);
    }

    void anotherProcessFindsTheItemsOnTheMount()
    {
        trust();
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        VERIFY_OK(backend.open());
        QVERIFY(backend.setItems(1).ok());
        for (const auto rtt : {0us, 400us}) {
            VERIFY_OK(backend.setNetwork({.rtt = rtt}));
            const auto place = backend.place();
            VERIFY_OK(place);
            QVERIFY(!place.value().network.isEmulated()); // the relay waits already
            const QString item =
                place.value().fields.value(QLatin1String("folder")).toString() + QStringLiteral("/hm/0");
            QCOMPARE(QProcess::execute(QStringLiteral("sh"),
                                       {QStringLiteral("-c"), QStringLiteral("echo here >\"$0\""), item}),
                     0);
            QFile behind(m_server->served() + QLatin1Char('/') + entriesOf(m_server->served()).first() +
                         QLatin1String("/hm/0"));
            QVERIFY(behind.open(QIODevice::ReadOnly));
            QCOMPARE(behind.readAll(), QByteArray("here\n"));
        }
        VERIFY_OK(backend.close());
    }

    void anUnknownKeyIsShownAndStoredOnceConfirmed()
    {
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        const auto unknown = backend.open();
        QVERIFY(!unknown.ok());
        QCOMPARE(unknown.error().code, SshfsCode::HostKeyUnknown);
        QCOMPARE(unknown.error().detail, m_server->fingerprint());
        QCOMPARE(unknown.error().where, displayName(m_server->target()));

        const Status refused = trustHostKey(m_server->target(), QStringLiteral("ssh-ed25519 SHA256:another"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, SshfsCode::HostKeyChanged);
        QVERIFY(!QFile::exists(knownHostsFile()));

        VERIFY_OK(trustHostKey(m_server->target(), unknown.error().detail));
        VERIFY_OK(backend.open());
        VERIFY_OK(backend.setNetwork({.rtt = 200us})); // known by its name behind the relay, too
        VERIFY_OK(backend.close());
    }

    void aChangedKeyIsRefusedUntilItIsConfirmed()
    {
        trust();
        m_server->kill();
        m_server->start();
        QVERIFY(m_server->isStarted());
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        const auto changed = backend.open();
        QVERIFY(!changed.ok());
        QCOMPARE(changed.error().code, SshfsCode::HostKeyChanged);
        QCOMPARE(changed.error().detail, m_server->fingerprint());

        VERIFY_OK(trustHostKey(m_server->target(), changed.error().detail));
        VERIFY_OK(backend.open());
        VERIFY_OK(backend.close());
        QFile known(knownHostsFile());
        QVERIFY(known.open(QIODevice::ReadOnly));
        QCOMPARE(known.readAll().count('\n'), 1);
    }

    void whatCantBeReachedSaysWhy_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<AnyCode>("code");
        QTest::newRow("nobody listens") << QStringLiteral("port") << AnyCode(Error::Code::Unreachable);
        QTest::newRow("no such folder") << QStringLiteral("folder") << AnyCode(Error::Code::NotFound);
        QTest::newRow("a file instead of a folder")
            << QStringLiteral("file") << AnyCode(Error::Code::NotFound);
        QTest::newRow("a folder that takes no files")
            << QStringLiteral("read-only") << AnyCode(Error::Code::NotPermitted);
        QTest::newRow("another user's key") << QStringLiteral("key") << AnyCode(SshfsCode::KeyRefused);
        QTest::newRow("no such key") << QStringLiteral("no key") << AnyCode(Error::Code::NotFound);
        QTest::newRow("no such host") << QStringLiteral("host") << AnyCode(Error::Code::Unreachable);
        QTest::newRow("an option for a host")
            << QStringLiteral("option") << AnyCode(Error::Code::InvalidInput);
    }

    void whatCantBeReachedSaysWhy()
    {
        QFETCH(const QString, what);
        QFETCH(const AnyCode, code);
        trust();
        SshfsTarget target = m_server->target();
        if (what == QLatin1String("port"))
            target.port = freePort();
        else if (what == QLatin1String("folder"))
            target.folder += QLatin1String("/absent");
        else if (what == QLatin1String("file"))
            target.folder = m_server->file(QStringLiteral("config"));
        else if (what == QLatin1String("read-only"))
            target.folder = QStringLiteral("/sys"); // where not even root makes one
        else if (what == QLatin1String("key"))
            target.key = m_server->file(QStringLiteral("host"));
        else if (what == QLatin1String("no key"))
            target.key = m_server->file(QStringLiteral("absent"));
        else if (what == QLatin1String("host"))
            target.host = QStringLiteral("no-such-host.invalid");
        else
            target.host = QStringLiteral("-oProxyCommand=true");
        SshfsBackend backend(target, QStringLiteral("remote"), QStringLiteral("run-1"));
        const auto opened = backend.open();
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().code == code, qPrintable(sentenceOf(opened)));
    }

    void aHostThatGoesAwayIsAFailure_data()
    {
        QTest::addColumn<bool>("isSilent");
        QTest::newRow("its server is killed") << false;
        QTest::newRow("it falls silent") << true;
    }

    void aHostThatGoesAwayIsAFailure()
    {
        QFETCH(const bool, isSilent);
        trust();
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        VERIFY_OK(backend.open());
        QVERIFY(backend.setItems(2).ok());
        auto session = backend.openSession();
        VERIFY_OK(session);
        auto failure = useUntilItFails(*session.value());
        QCOMPARE(failure.wait_for(300ms), std::future_status::timeout);

        const auto gone = Clock::now();
        if (isSilent)
            m_server->stop();
        else
            m_server->kill();
        QCOMPARE(failure.wait_for(10s), std::future_status::ready);
        QVERIFY(Clock::now() - gone < 10s);
        QCOMPARE(failure.get().code, Error::Code::ConnectionLost);
        neverWritesLocally(*session.value());

        if (isSilent)
            m_server->resume();
        session.value().reset();
        const Status closed = backend.close();
        QCOMPARE(closed.ok(), isSilent); // the run's folder stays where nobody can be asked to remove it
        if (!isSilent)
            QCOMPARE(closed.error().code, Error::Code::Unreachable);
    }

    void anSshfsThatIsKilledIsAFailureOnceAndMountedAgain()
    {
        trust();
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        VERIFY_OK(backend.open());
        QVERIFY(backend.setItems(2).ok());
        auto session = backend.openSession();
        VERIFY_OK(session);
        auto failure = useUntilItFails(*session.value());
        QCOMPARE(failure.wait_for(300ms), std::future_status::timeout);
        QCOMPARE(::kill(backend.sshfsProcessId(), SIGKILL), 0);
        QCOMPARE(failure.wait_for(10s), std::future_status::ready);
        QCOMPARE(failure.get().code, Error::Code::ConnectionLost);
        neverWritesLocally(*session.value());

        VERIFY_OK(backend.setNetwork({}));
        std::vector<std::byte> read;
        const auto found = session.value()->read(1, read);
        VERIFY_OK(found);
        QVERIFY(found.value() == Lookup::Found);
        session.value().reset();
        VERIFY_OK(backend.close());
        QCOMPARE(entriesOf(m_server->served()), QStringList());
    }

    void aCallThatWaitsForASilentHostCanBeInterrupted()
    {
        trust();
        SshfsBackend backend(m_server->target(), QStringLiteral("remote"), QStringLiteral("run-1"));
        VERIFY_OK(backend.open());
        QVERIFY(backend.setItems(2).ok());
        auto session = backend.openSession();
        VERIFY_OK(session);
        auto failure = useUntilItFails(*session.value());
        QCOMPARE(failure.wait_for(300ms), std::future_status::timeout);
        m_server->stop();
        QCOMPARE(failure.wait_for(500ms), std::future_status::timeout);

        session.value()->interrupt();
        // By itself it would take 6 s; a busy machine may make much of a few milliseconds.
        QCOMPARE(failure.wait_for(2s), std::future_status::ready);
        QCOMPARE(failure.get().code, Error::Code::Cancelled);
        m_server->resume();
        session.value().reset();
        VERIFY_OK(backend.close());
        QCOMPARE(entriesOf(m_server->served()), QStringList());
    }

    void theMountOfAKilledProgramIsGoneWithTheNextOpen()
    {
        trust();
        const SshfsTarget target = m_server->target();
        QProcess owner;
        owner.start(QCoreApplication::applicationDirPath() + QLatin1String("/sshfs_owner"),
                    {target.host, QString::number(target.port), target.folder, target.key});
        QVERIFY(owner.waitForReadyRead(30'000));
        const QStringList left = entriesOf(m_runtime->path());
        QCOMPARE(left.size(), 1);

        // While its maker lives it is nobody else's business.
        SshfsBackend backend(target, QStringLiteral("remote"), QStringLiteral("run-1"));
        VERIFY_OK(backend.open());
        VERIFY_OK(backend.close());
        QCOMPARE(entriesOf(m_runtime->path()), left);

        owner.kill();
        QVERIFY(owner.waitForFinished());
        QVERIFY(isMounted(m_runtime->path()));
        VERIFY_OK(backend.open());
        QVERIFY(!entriesOf(m_runtime->path()).contains(left.first()));
        VERIFY_OK(backend.close());
    }

private:
    void trust() { VERIFY_OK(trustHostKey(m_server->target(), m_server->fingerprint())); }

    // Below a mount point that has lost its mount lies a local folder, which nothing may get into.
    void neverWritesLocally(Session& session)
    {
        for (int i = 0; i < 20; ++i) {
            const Status written = session.write(1, payloadOf(16));
            QVERIFY(!written.ok());
            QCOMPARE(written.error().code, Error::Code::ConnectionLost);
        }
        for (const QString& place : entriesOf(m_runtime->path()))
            QCOMPARE(entriesOf(m_runtime->filePath(place) + QLatin1String("/mnt")), QStringList());
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<SshTestServer> m_server;
};

QTEST_GUILESS_MAIN(TestSshfsBackend)
#include "tst_sshfs_backend.moc"
