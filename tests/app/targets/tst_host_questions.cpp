// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/host_questions.h"
#include "app/targets/target_checker.h"
#include "core/backends/redis/target/redis_target.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QtConcurrent>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// Takes connections and never says a word.
class SilentHost
{
public:
    SilentHost() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listener, generic, size) == 0 && ::listen(m_listener, 64) == 0 &&
            ::getsockname(m_listener, generic, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    SilentHost(const SilentHost&) = delete;
    SilentHost& operator=(const SilentHost&) = delete;
    ~SilentHost()
    {
        for (const int connection : m_connections)
            ::close(connection);
        ::close(m_listener);
    }

    [[nodiscard]] Target target(const QString& name = QStringLiteral("silent")) const
    {
        Target target;
        target.name = name;
        target.backend =
            RedisTarget{.server = QStringLiteral("redis://127.0.0.1:%1/0").arg(m_port), .password = {}};
        return target;
    }
    // How many have come so far.
    [[nodiscard]] std::size_t callers()
    {
        for (int connection = accept(); connection >= 0; connection = accept())
            m_connections.push_back(connection);
        return m_connections.size();
    }

private:
    [[nodiscard]] int accept() const { return ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC); }

    int m_listener;
    quint16 m_port = 0;
    std::vector<int> m_connections;
};

constexpr auto quitWhileAsking = "--quit-while-asking";
constexpr auto quitWhileBusy = "--quit-while-busy";
constexpr int ended = 1;
constexpr int cutOff = 7;
constexpr int slow = 8;

} // namespace

class TestHostQuestions : public QObject
{
    Q_OBJECT

private slots:
    void silentHostsLeaveTheOtherBackgroundWorkAlone()
    {
        std::vector<std::unique_ptr<SilentHost>> hosts;
        std::vector<QFuture<Result<TargetFacts>>> answers;
        for (int i = 0; i < QThreadPool::globalInstance()->maxThreadCount() + 2; ++i) {
            hosts.push_back(std::make_unique<SilentHost>());
            answers.push_back(askTarget(hosts.back()->target()));
        }
        for (const auto& host : hosts)
            QTRY_COMPARE(host->callers(), std::size_t{1}); // all at once
        QElapsedTimer clock;
        clock.start();
        QtConcurrent::run([] {}).waitForFinished();
        QVERIFY(clock.elapsed() < 1000);
        for (const auto& answer : answers)
            QVERIFY(!answer.isFinished());
        hosts.clear(); // who waits hears that the host has gone
        for (auto& answer : answers)
            QVERIFY(!answer.result().ok());
    }

    void oneQuestionAtATimeIsAskedOfATarget()
    {
        auto host = std::make_unique<SilentHost>();
        TargetChecker one;
        TargetChecker other;
        QSignalSpy first(&one, &TargetChecker::failed);
        QSignalSpy second(&other, &TargetChecker::failed);
        for (int presets = 0; presets < 5; ++presets)
            one.check(host->target());
        other.check(host->target(QStringLiteral("by another name")));
        QTest::qWait(300);
        QCOMPARE(host->callers(), std::size_t{1});
        host.reset();
        QTRY_COMPARE(first.size(), 1);
        QTRY_COMPARE(second.size(), 1);
    }

    void anotherPasswordIsAnotherQuestion()
    {
        SilentHost host;
        Target target = host.target();
        TargetChecker checker;
        checker.check(target);
        target.backend.as<RedisTarget>()->password = QStringLiteral("secret");
        checker.check(target);
        QTRY_COMPARE(host.callers(), std::size_t{2});
    }

    void theProgramsEndStopsACheckOfASilentHost()
    {
        const SilentHost host;
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QLatin1String(quitWhileAsking), host.target().backend.as<RedisTarget>()->server});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), ended);
    }

    void theProgramEndsThoughWhatItAsksDoesNot()
    {
        QElapsedTimer clock;
        clock.start();
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QLatin1String(quitWhileBusy), QString()});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), cutOff);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    }
};

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication app(argc, argv);
    const QString how = QCoreApplication::arguments().value(1);
    if (how == QLatin1String(quitWhileAsking) || how == QLatin1String(quitWhileBusy)) {
        Target target;
        target.backend = RedisTarget{.server = QCoreApplication::arguments().value(2), .password = {}};
        if (how == QLatin1String(quitWhileAsking))
            static_cast<void>(askTarget(target));
        else
            static_cast<void>(QtConcurrent::run(hostThreads(), [] { QTest::qSleep(20'000); }));
        QTest::qSleep(200);
        QElapsedTimer clock;
        clock.start();
        if (!endHostQuestions(how == QLatin1String(quitWhileAsking) ? 5s : 100ms))
            std::_Exit(cutOff);
        return clock.elapsed() < 200 ? ended : slow;
    }
    TestHostQuestions test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_host_questions.moc"
