// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/guarded_process.h"
#include "core/processes/program_call.h"

#include <QTest>

#include <sys/socket.h>

#include <array>
#include <chrono>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

const QString shell = QStringLiteral("/bin/sh");
// The numbers of the shell's descriptors, seen by another process; the last word keeps the shell from
// becoming that process.
const QString listing = QStringLiteral("ls /proc/$$/fd; true");

// As a library opens one: every child would get it, and hold its connection open.
class LeakySocket
{
public:
    LeakySocket() : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {}
    [[nodiscard]] bool isOpen() const { return m_socket.isOpen(); }

private:
    FileDescriptor m_socket;
};

QStringList numbersIn(const QByteArray& words)
{
    return QString::fromLatin1(words).simplified().split(QLatin1Char(' '));
}

const QStringList streams{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")};

} // namespace

class TestChildProcess : public QObject
{
    Q_OBJECT

private slots:
    void aGuardedProcessGetsItsThreeStreamsOnly()
    {
        const std::array<LeakySocket, 4> sockets;
        QVERIFY(sockets.back().isOpen());
        auto process = GuardedProcess::start({shell.toStdString(), "-c", listing.toStdString()}, {});
        QVERIFY(process.ok());
        QTRY_VERIFY(process.value()->hasEnded());
        QCOMPARE(numbersIn(process.value()->lastWords()), streams);
    }

    void aCalledProgramGetsItsThreeStreamsOnly()
    {
        const std::array<LeakySocket, 4> sockets;
        const ProgramCall call = callProgram(shell, {QStringLiteral("-c"), listing}, 10s);
        QVERIFY(call.succeeded);
        QCOMPARE(numbersIn(call.output), streams);
    }

    void aStopEndsACall()
    {
        std::stop_source stop;
        const std::jthread user([&stop] {
            std::this_thread::sleep_for(100ms);
            stop.request_stop();
        });
        const auto began = std::chrono::steady_clock::now();
        const ProgramCall call =
            callProgram(QStringLiteral("/bin/sleep"), {QStringLiteral("20")}, 20s, stop.get_token());
        QVERIFY(!call.succeeded);
        QVERIFY(std::chrono::steady_clock::now() - began < 1s);
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_child_process.moc"
