// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/one_process.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace breakeven;

namespace {

constexpr int taken = 10; // exit status of a process that was not the first
constexpr int first = 11;

// This program as another start of it. It says "here" once it knows what it is.
std::unique_ptr<QProcess> start(const QString& how, const QStringList& paths)
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(), QStringList{how} + paths);
    return process;
}

int endOf(QProcess& process)
{
    // With events: this process is to answer it.
    QSignalSpy ended(&process, &QProcess::finished);
    if (process.state() != QProcess::NotRunning)
        ended.wait(20'000);
    return process.exitCode();
}

} // namespace

class TestOneProcess : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
            qputenv(variable, QFile::encodeName(m_home->path()));
        QFile::setPermissions(m_home->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->path());
    }

    void aLaterStartHandsItsFilesOverAndEnds()
    {
        OneProcess here;
        QVERIFY(!here.handOver({QStringLiteral("/mine")}));
        QSignalSpy startedAgain(&here, &OneProcess::startedAgain);
        const QStringList paths{QStringLiteral("/tmp/a run.breakeven.jsonl"),
                                QString::fromUtf8("/tmp/ü\n.json")};
        const auto later = start(QStringLiteral("--once"), paths);
        QCOMPARE(endOf(*later), taken);
        QCOMPARE(startedAgain.size(), 1);
        QCOMPARE(startedAgain.front().front().toStringList(), paths);

        const auto withoutFiles = start(QStringLiteral("--once"), {});
        QCOMPARE(endOf(*withoutFiles), taken);
        QCOMPARE(startedAgain.size(), 2);
        QVERIFY(startedAgain.back().front().toStringList().isEmpty());
    }

    void nobodyElseMayUseTheSocket()
    {
        OneProcess here;
        QVERIFY(!here.handOver({}));
        const QFileInfoList sockets =
            QDir(m_home->path()).entryInfoList({QStringLiteral("breakeven-*")}, QDir::System);
        QCOMPARE(sockets.size(), 1);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(sockets.front().permissions() & others));
    }

    void aKilledProcessIsInNobodysWay()
    {
        const auto killed = start(QStringLiteral("--stay"), {});
        QVERIFY(killed->waitForReadyRead(20'000));
        killed->kill();
        QVERIFY(killed->waitForFinished());
        QVERIFY(!QDir(m_home->path()).entryList({QStringLiteral("breakeven-*")}, QDir::System).isEmpty());
        OneProcess here;
        QVERIFY(!here.handOver({}));
        const auto later = start(QStringLiteral("--once"), {});
        QCOMPARE(endOf(*later), taken);
    }

    void otherSettingsAreAnotherProgram()
    {
        OneProcess here;
        QVERIFY(!here.handOver({}));
        const QTemporaryDir other;
        auto later = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), other.path());
        later->setProcessEnvironment(environment);
        later->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--once")});
        QCOMPARE(endOf(*later), first);
    }

    void whatIsNoMessageIsNoHarm()
    {
        OneProcess here;
        QVERIFY(!here.handOver({}));
        QSignalSpy startedAgain(&here, &OneProcess::startedAgain);
        const QString place = QDir(m_home->path())
                                  .entryInfoList({QStringLiteral("breakeven-*")}, QDir::System)
                                  .front()
                                  .filePath();
        const QString python = QStringLiteral("import socket,sys\n"
                                              "s=socket.socket(socket.AF_UNIX)\n"
                                              "s.connect(sys.argv[1])\n"
                                              "s.sendall(b'{\"no\": \\xff list}\\n')\n"
                                              "s.recv(10)\n");
        QProcess stranger;
        stranger.start(QStringLiteral("python3"), {QStringLiteral("-c"), python, place});
        endOf(stranger);
        QCOMPARE(startedAgain.size(), 0);
        const auto later = start(QStringLiteral("--once"), {});
        QCOMPARE(endOf(*later), taken);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    const QStringList arguments = QCoreApplication::arguments();
    const QString how = arguments.value(1);
    if (how == QLatin1String("--once")) {
        OneProcess process;
        return process.handOver(arguments.mid(2)) ? taken : first;
    }
    if (how == QLatin1String("--stay")) {
        OneProcess process;
        const bool isTaken = process.handOver(arguments.mid(2));
        std::puts("here");
        std::fflush(stdout);
        return isTaken ? taken : QCoreApplication::exec();
    }
    TestOneProcess test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_one_process.moc"
