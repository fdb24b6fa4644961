// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/private_redis_server.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/redis_connection.h"
#include "tests/integration/redis_test_server.h"

#include <cerrno>

using namespace breakeven;

namespace {

bool isGone(pid_t process)
{
    if (::kill(process, 0) != 0)
        return errno == ESRCH;
    // An orphan may stay a zombie where nobody reaps; it serves no more all the same.
    QFile status(QStringLiteral("/proc/%1/stat").arg(process));
    return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
}

} // namespace

class TestPrivateRedis : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server and redis-cli are not installed");
    }

    void itServesItsOwnerOnly()
    {
        const auto server = PrivateRedisServer::start();
        QVERIFY2(server.ok(), server.ok() ? "" : qPrintable(codedText(server.error())));
        QVERIFY(RedisConnection::open(server.value().address()).ok());

        RedisAddress stranger = server.value().address();
        stranger.password.clear();
        const auto refused = RedisConnection::open(stranger);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, RedisCode::CredentialsNeeded);

        QFile words(QStringLiteral("/proc/%1/cmdline").arg(server.value().processId()));
        QVERIFY(words.open(QIODevice::ReadOnly));
        QVERIFY(!words.readAll().contains(server.value().address().password.toLatin1()));
    }

    void itEndsWithItsOwner()
    {
        pid_t process = 0;
        {
            const auto server = PrivateRedisServer::start();
            QVERIFY(server.ok());
            process = server.value().processId();
            QVERIFY(!isGone(process));
        }
        QVERIFY(isGone(process));
    }

    void severalLiveSideBySide()
    {
        const auto first = PrivateRedisServer::start();
        const auto second = PrivateRedisServer::start();
        QVERIFY(first.ok() && second.ok());
        QVERIFY(first.value().address().port != second.value().address().port);
    }

    void itEndsWithAProgramThatIsKilled()
    {
        QProcess owner;
        owner.start(QCoreApplication::applicationDirPath() + QLatin1String("/private_redis_owner"),
                    QStringList());
        QVERIFY(owner.waitForReadyRead(20'000));
        const auto process = static_cast<pid_t>(owner.readLine().trimmed().toInt());
        QVERIFY(process > 0);
        QVERIFY(!isGone(process));

        owner.kill();
        QVERIFY(owner.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(isGone(process), 10'000);
    }

    void withoutAServerItSaysHowToGetOne()
    {
        if (QFile::exists(QStringLiteral("/usr/sbin/redis-server")) ||
            QFile::exists(QStringLiteral("/usr/local/bin/redis-server")))
            QSKIP("a redis-server lies in a folder that is searched always");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent");
        const auto server = PrivateRedisServer::start();
        qputenv("PATH", path);
        QVERIFY(!server.ok());
        QCOMPARE(server.error().code, Error::Code::ServerNotStarted);
        QCOMPARE(server.error().reason.code, RedisReason::NotInstalled);
    }

    void itsLastWordsAreKept()
    {
        const QTemporaryDir folder;
        QFile program(folder.filePath(QStringLiteral("redis-server")));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho 'Fatal: no luck today' >&2\nexit 3\n");
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8() + ':' + path);
        const auto server = PrivateRedisServer::start();
        qputenv("PATH", path);
        QVERIFY(!server.ok());
        QCOMPARE(server.error().code, Error::Code::ServerNotStarted);
        QCOMPARE(server.error().detail, QStringLiteral("Fatal: no luck today"));
    }
};

QTEST_GUILESS_MAIN(TestPrivateRedis)
#include "tst_private_redis.moc"
