// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>

namespace breakeven {

// How a short-lived program ended.
struct ProgramCall
{
    bool succeeded = false; // it ran in time and ended with 0
    QByteArray output;      // standard output
    QByteArray complaint;   // standard error, trimmed
};

// Runs `program` with nothing on its standard input. Blocks, for up to `budget`, then kills it. Thread-safe.
[[nodiscard]] ProgramCall callProgram(const QString& program, const QStringList& arguments,
                                      std::chrono::milliseconds budget);

} // namespace breakeven
