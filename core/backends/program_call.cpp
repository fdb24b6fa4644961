// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/program_call.h"

#include <QProcess>

namespace breakeven {

ProgramCall callProgram(const QString& program, const QStringList& arguments,
                        std::chrono::milliseconds budget)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments, QIODevice::ReadOnly);
    ProgramCall call;
    if (!process.waitForFinished(static_cast<int>(budget.count()))) {
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
