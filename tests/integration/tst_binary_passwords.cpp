// SPDX-License-Identifier: GPL-3.0-or-later

// How passwords of servers come into the commands, and that they come out nowhere.

#include "tests/integration/built_program.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/terminal_call.h"

#include <QTest>

#include <memory>

namespace {

// JSON with ' for ", to be read with ease.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestBinaryPasswords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        m_server = std::make_unique<RedisTestServer>(
            QStringLiteral("requirepass open-sesame\nuser reader on >let-me-in ~* +@all"));
        QVERIFY(m_server->isStarted());
    }

    void aCheckTakesItFromStandardInput_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("the default user's")
            << QString() << QByteArray("open-sesame\nmore") << 0 << QByteArray();
        QTest::newRow("a user's") << QStringLiteral("reader@") << QByteArray("let-me-in") << 0
                                  << QByteArray();
        QTest::newRow("a wrong one") << QString() << QByteArray("sesame\n") << 1
                                     << QByteArray("refused the password");
        QTest::newRow("none") << QString() << QByteArray() << 1
                              << QByteArray("standard input has no line with the password of redis://");
    }

    void aCheckTakesItFromStandardInput()
    {
        QFETCH(const QString, user);
        QFETCH(const QByteArray, input);
        QFETCH(const int, status);
        QFETCH(const QByteArray, says);
        const Ended ended =
            call({QStringLiteral("check"), address(user), QStringLiteral("--password-stdin")}, input);
        QCOMPARE(ended.status, status);
        QVERIFY2(ended.err.contains(says), ended.err);
        QVERIFY(!(ended.out + ended.err).contains("sesame\n"));
    }

    void withoutATerminalNobodyIsAsked()
    {
        const Ended ended = call({QStringLiteral("check"), address()}, "open-sesame\n");
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("wants a password"), ended.err);
    }

    void whatNeedsNoPasswordTakesNone_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("a folder") << QStringLiteral("check . --password-stdin");
        QTest::newRow("a run without a server") << QStringLiteral("run --preset first-look --password-stdin");
    }

    void whatNeedsNoPasswordTakesNone()
    {
        QFETCH(const QString, words);
        const Ended ended = call(words.split(QLatin1Char(' ')), "x\n");
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("--password-stdin"), ended.err);
    }

    void aPasswordInTheArgumentsIsWarnedOf()
    {
        const Ended ended = call({QStringLiteral("check"), address(QStringLiteral(":open-sesame@"))}, {});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.err.contains("other users of this machine can see a password"), ended.err);
        QVERIFY(!(ended.out + ended.err).contains("sesame"));
    }

    // Redis repeats the arguments of a command that it doesn't know.
    void aServerThatRepeatsItIsNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("isPython");
        for (const bool isPython : {false, true}) {
            QTest::addRow("a word, %s", isPython ? "by Python" : "by us")
                << QByteArray("open-sesame") << isPython;
            QTest::addRow("longer than what is repeated, %s", isPython ? "by Python" : "by us")
                << QByteArray("open-sesame/'\"\\").repeated(20) << isPython;
        }
    }

    void aServerThatRepeatsItIsNotRepeated()
    {
        QFETCH(const QByteArray, password);
        QFETCH(const bool, isPython);
        const RedisTestServer renamed(QStringLiteral("rename-command AUTH LOGIN"));
        QVERIFY(renamed.isStarted());
        const QString out = m_program.inFolder(QString::fromLatin1(QTest::currentDataTag()).simplified() +
                                               QStringLiteral(".breakeven.jsonl"));
        const QString address = renamed.address();
        const QByteArray asked = json("{'targets': [{'name': 'a file', 'backend': 'file'}, "
                                      "{'name': 'redis', 'backend': 'redis', 'server': '") +
                                 address.toUtf8() +
                                 json("'}], 'threads': [1, 2], 'budget_s': 2, "
                                      "'axis': {'name': 'rtt_us', 'values': [0]}}");
        const Ended ran = call({QStringLiteral("run"), QStringLiteral("--plan"), m_program.newPlan(asked),
                                QStringLiteral("--out"), out, QStringLiteral("--password-stdin"),
                                QStringLiteral("--runtime"),
                                isPython ? QStringLiteral("cpython") : QStringLiteral("native")},
                               password + '\n');
        const Ended checked =
            call({QStringLiteral("check"), address, QStringLiteral("--password-stdin")}, password + '\n');
        QCOMPARE(checked.status, 1);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY2(written.contains("\"failure\""), written);
        for (const QByteArray& text : {ran.out, ran.err, checked.out, checked.err, written})
            QVERIFY2(!text.contains("sesame"), text);
        QVERIFY2(checked.err.contains("***"), checked.err);
    }

    void aPasswordInAnyPlaceIsMaskedAndWarnedOf_data()
    {
        QTest::addColumn<QString>("address");
        for (const char* address : {"unix:///s?password=open-sesame", "redis://127.0.0.1:1?auth=open-sesame",
                                    "http://me:open-sesame@cache", "sftp://me:open-sesame@nas/srv",
                                    "sftp://nas/srv?password=open-sesame", "rados://pool?secret=open-sesame"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }

    void aPasswordInAnyPlaceIsMaskedAndWarnedOf()
    {
        QFETCH(const QString, address);
        const Ended ended = call({QStringLiteral("check"), address}, {});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains("other users of this machine can see a password"), ended.err);
        QVERIFY2(!(ended.out + ended.err).contains("sesame"), ended.err);
    }

    void aRunTakesALineForEachServer()
    {
        const RedisTestServer other(QStringLiteral("requirepass the-other"));
        QVERIFY(other.isStarted());
        const QString out = m_program.inFolder(QStringLiteral("run.breakeven.jsonl"));
        const Ended ended = call({QStringLiteral("run"), QStringLiteral("--plan"), plan(&other),
                                  QStringLiteral("--out"), out, QStringLiteral("--password-stdin")},
                                 "open-sesame\nthe-other\n");
        QVERIFY2(ended.status == 0, ended.err);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("\"block\""));
        QVERIFY(!written.contains("\"failure\""));
        QVERIFY(!written.contains("sesame") && !written.contains("the-other"));
    }

    void aTerminalIsAskedWithItsEchoOff_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("typed");
        QTest::newRow("as the server wants one") << QString() << QByteArray("open-sesame");
        QTest::newRow("as the address names a user") << QStringLiteral("reader@") << QByteArray("let-me-in");
    }

    void aTerminalIsAskedWithItsEchoOff()
    {
        QFETCH(const QString, user);
        QFETCH(const QByteArray, typed);
        TerminalCall terminal;
        QVERIFY(terminal.isOpen());
        m_program.prepare(terminal.process, {QStringLiteral("check"), address(user)});
        QVERIFY(terminal.echoes());
        terminal.start();
        QVERIFY(terminal.hasShown("Password of redis://"));
        QTRY_VERIFY(!terminal.echoes());
        terminal.type(typed + '\n');
        const QByteArray shown = terminal.shownAtTheEnd();
        QCOMPARE(terminal.process.exitCode(), 0);
        QVERIFY2(shown.contains("works."), shown);
        QVERIFY2(!shown.contains(typed), shown);
        QVERIFY(terminal.echoes());
    }

    void aRunAsksOnceForAServer()
    {
        TerminalCall terminal;
        QVERIFY(terminal.isOpen());
        m_program.prepare(terminal.process, {QStringLiteral("run"), QStringLiteral("--plan"), plan()});
        terminal.start();
        QVERIFY(terminal.hasShown("Password of redis://"));
        QTRY_VERIFY(!terminal.echoes());
        terminal.type("open-sesame\n");
        const QByteArray shown = terminal.shownAtTheEnd();
        QVERIFY2(terminal.process.exitCode() == 0, shown);
        QCOMPARE(shown.count("Password of"), 1);
        QVERIFY(!shown.contains("sesame"));
    }

    void ctrlCGivesTheTerminalItsEchoBack()
    {
        TerminalCall terminal;
        QVERIFY(terminal.isOpen());
        m_program.prepare(terminal.process, {QStringLiteral("check"), address()});
        terminal.start();
        QVERIFY(terminal.hasShown("Password of redis://"));
        QTRY_VERIFY(!terminal.echoes());
        terminal.type("open\x03");
        static_cast<void>(terminal.shownAtTheEnd());
        QCOMPARE(terminal.process.exitStatus(), QProcess::CrashExit); // by the signal
        QCOMPARE(terminal.process.exitCode(), SIGINT);
        QVERIFY(terminal.echoes());
    }

private:
    [[nodiscard]] QString address(const QString& user = {}) const
    {
        return QStringLiteral("redis://") + user + QStringLiteral("127.0.0.1:%1/0").arg(m_server->port());
    }
    // Of the server, twice, and of another where there is one.
    [[nodiscard]] QString plan(const RedisTestServer* other = nullptr)
    {
        const auto target = [](const char* name, const QString& server) {
            return "{\"name\": \"" + QByteArray(name) + "\", \"backend\": \"redis\", \"server\": \"" +
                   server.toUtf8() + "\"}";
        };
        QByteArray targets = target("one", address()) + ", " + target("again", address());
        if (other != nullptr)
            targets += ", " + target("other", other->address() + QStringLiteral("/0"));
        return m_program.newPlan("{\"title\": \"Quick\", \"targets\": [" + targets +
                                 "], \"threads\": [1, 2], \"axis\": {\"name\": \"rtt_us\", \"values\": [0]},"
                                 " \"precision\": 0.1, \"budget_s\": 4}");
    }
    [[nodiscard]] Ended call(const QStringList& arguments, const QByteArray& input) const
    {
        QProcess process;
        m_program.prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(BuiltProgram::patience) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    BuiltProgram m_program;
    std::unique_ptr<RedisTestServer> m_server;
};

QTEST_GUILESS_MAIN(TestBinaryPasswords)
#include "tst_binary_passwords.moc"
