// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/program_call.h"

#include <QProcess>

#include <unistd.h>

namespace breakeven {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds stopLatency(20);

// False where it did not end in time.
bool waitForEnd(QProcess& process, milliseconds budget, const std::stop_token& stop)
{
    if (!stop.stop_possible())
        return process.waitForFinished(static_cast<int>(budget.count()));
    const auto deadline = std::chrono::steady_clock::now() + budget;
    while (!process.waitForFinished(static_cast<int>(stopLatency.count()))) {
        const bool isRunning = process.state() != QProcess::NotRunning;
        if (!isRunning || stop.stop_requested() || std::chrono::steady_clock::now() > deadline)
            return false;
    }
    return true;
}

} // namespace

ProgramCall callProgram(const QString& program, const QStringList& arguments, milliseconds budget,
                        const std::stop_token& stop)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    // Between fork and exec: what a library opened without O_CLOEXEC, as connections, is not the child's.
    process.setChildProcessModifier([] { ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC); });
    process.start(program, arguments, QIODevice::ReadOnly);
    ProgramCall call;
    if (!waitForEnd(process, budget, stop)) {
        call.complaint = process.errorString().toUtf8();
        process.kill();
        process.waitForFinished(1000);
        return call;
    }
    call.succeeded = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    call.output = process.readAllStandardOutput();
    call.complaint = process.readAllStandardError().trimmed();
    return call;
}

} // namespace breakeven
