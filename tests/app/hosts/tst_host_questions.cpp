// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/host_questions.h"
#include "app/hosts/target_checker.h"

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
        std::get<RedisTarget>(target.backend).password = QStringLiteral("secret");
        checker.check(target);
        QTRY_COMPARE(host.callers(), std::size_t{2});
    }

    void theProgramEndsWhileAHostIsSilent()
    {
        const SilentHost host;
        QElapsedTimer clock;
        clock.start();
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QLatin1String(quitWhileAsking), std::get<RedisTarget>(host.target().backend).server});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 7);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    }
};

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1String(quitWhileAsking)) {
        Target target;
        target.backend = RedisTarget{.server = QCoreApplication::arguments().value(2), .password = {}};
        static_cast<void>(askTarget(target));
        QTest::qSleep(200);
        if (!endHostQuestions(100ms))
            std::_Exit(7);
        return 1;
    }
    TestHostQuestions test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_host_questions.moc"
