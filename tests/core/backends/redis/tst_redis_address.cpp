// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/target/redis_address.h"
#include "core/base/masked_address.h"

#include <QTest>

using namespace breakeven;

class TestRedisAddress : public QObject
{
    Q_OBJECT

private slots:
    void everyFormIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<RedisAddress>("expected");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* text, const RedisAddress& expected, const char* shown) {
            QTest::newRow(text) << QString::fromUtf8(text) << expected << QString::fromUtf8(shown);
        };
        const auto tcp = [](const char* host, std::uint16_t port) {
            RedisAddress address;
            address.host = QString::fromUtf8(host);
            address.port = port;
            return address;
        };
        row("cache", tcp("cache", 6379), "redis://cache:6379");
        row("  cache:7000 ", tcp("cache", 7000), "redis://cache:7000");
        row("10.0.0.1", tcp("10.0.0.1", 6379), "redis://10.0.0.1:6379");
        row("[::1]:7000", tcp("::1", 7000), "redis://[::1]:7000");
        row("redis://[fe80::1]", tcp("fe80::1", 6379), "redis://[fe80::1]:6379");
        row("REDIS://cache/", tcp("cache", 6379), "redis://cache:6379");

        RedisAddress full = tcp("cache", 7000);
        full.user = QStringLiteral("me@home");
        full.password = QStringLiteral("p:/ä%");
        full.database = 12;
        row("redis://me%40home:p%3A%2F%C3%A4%25@cache:7000/12", full, "redis://me%40home@cache:7000/12");

        RedisAddress passwordOnly = tcp("cache", 6379);
        passwordOnly.password = QStringLiteral("a@b:c");
        row("redis://:a@b:c@cache", passwordOnly, "redis://cache:6379");

        RedisAddress tls = tcp("cache", 6380);
        tls.tls = true;
        row("rediss://cache:6380", tls, "rediss://cache:6380");

        RedisAddress socket;
        socket.unixPath = QStringLiteral("/run/my redis.sock");
        socket.database = 2;
        row("unix:///run/my%20redis.sock?db=2", socket, "unix:///run/my%20redis.sock?db=2");
        socket.user = QStringLiteral("u");
        socket.password = QStringLiteral("p");
        row("unix://u:p@/run/my%20redis.sock?db=2", socket, "unix://u@/run/my%20redis.sock?db=2");
    }

    void everyFormIsUnderstood()
    {
        QFETCH(const QString, text);
        QFETCH(const RedisAddress, expected);
        QFETCH(const QString, shown);
        const auto parsed = RedisAddress::parse(text);
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
        QVERIFY(parsed.value() == expected);
        QCOMPARE(parsed.value().toDisplayString(), shown);

        RedisAddress withoutPassword = expected;
        withoutPassword.password.clear();
        QVERIFY(RedisAddress::parse(shown).value() == withoutPassword);
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "   ",
                                 "/run/redis.sock",
                                 "http://cache",
                                 "cache:",
                                 "cache:0",
                                 "cache:65536",
                                 "cache:x",
                                 "cache:-1",
                                 "::1",
                                 "[::1",
                                 "[::1]7000",
                                 "[nonsense]",
                                 ":6379",
                                 "ca che",
                                 "redis://",
                                 "redis://cache/x",
                                 "redis://cache/-1",
                                 "redis://cache/99999999999",
                                 "redis://cache?tls=1",
                                 "redis://u:%zz@cache",
                                 "redis://u:%ff@cache",
                                 "unix://",
                                 "unix:///",
                                 "unix://relative",
                                 "unix:///s?db=",
                                 "user@host:/folder"})
            QTest::newRow(*text == '\0' ? "nothing" : text) << QString::fromUtf8(text);
    }

    void nonsenseIsRefused()
    {
        QFETCH(const QString, text);
        const auto parsed = RedisAddress::parse(text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, Error::Code::InvalidInput);
        QVERIFY(!parsed.error().reason.code.isNone());
    }

    void aPasswordIsMaskedWhereverItStands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isWarnedOf");
        const auto row = [](const char* text, bool isWarnedOf = true) {
            QTest::newRow(text) << QString::fromLatin1(text) << isWarnedOf;
        };
        row("redis://me:hunter2@cache:x");
        row("redis://:hunter2@cache/0/1");
        row("me:hunter2@cache:x");
        row("redis://me:hun@hunter2@cache:x");
        row("unix:///s?password=hunter2");
        row("unix:///run/redis.sock?db=0&password=hunter2");
        row("redis://cache?db=1&Password=hunter2");
        row("redis://cache?auth=hunter2#x");
        row("redis://cache:6379/0?password=hunter2@x");
        row("rediss://cache/0?user=me;passwd=hunter2");
        row("rediss://cache#token=hunter2");
        row("http://me:hunter2@cache");
        row("redis://me:hunter2", false); // it may as well be a port
        row("cache:hunter2", false);
    }

    void aPasswordIsMaskedWhereverItStands()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isWarnedOf);
        const auto parsed = RedisAddress::parse(text);
        QVERIFY(!parsed.ok());
        const QString said = codedText(parsed.error());
        QVERIFY2(!said.contains(QLatin1String("hunter2")), qPrintable(said));
        QCOMPARE(holdsPassword(text), isWarnedOf);
    }

    void whatHoldsNoPasswordStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"redis://me@cache:6379/1", "unix:///run/redis.sock?db=3", "[::1]:6379", "cache", "cache:6379",
              "/srv/pass=word", "sftp://ann@nas:2222/srv?key=/k&fsync=on", "file:///a:b", "nas:/srv"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void whatHoldsNoPasswordStaysAsItIs()
    {
        QFETCH(const QString, text);
        QCOMPARE(masked(text), text);
        QVERIFY(!holdsPassword(text));
    }

    void anErrorHidesThePassword()
    {
        const auto parsed = RedisAddress::parse(QStringLiteral("redis://me:secret@cache:x"));
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().where, QStringLiteral("redis://me@cache:x"));
        QVERIFY(!codedText(parsed.error()).contains(QLatin1String("secret")));
    }
};

QTEST_GUILESS_MAIN(TestRedisAddress)
#include "tst_redis_address.moc"
