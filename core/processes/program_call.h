// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace breakeven {

// How a short-lived program ended.
struct ProgramCall
{
    bool succeeded = false; // it ran in time and ended with 0
    QByteArray output;      // standard output
    QByteArray complaint;   // standard error, trimmed
};

// Runs `program` with nothing on its standard input, and with none of our descriptors. Blocks, for up to
// `budget` or until `stop`, then kills it. Thread-safe.
[[nodiscard]] ProgramCall callProgram(const QString& program, const QStringList& arguments,
                                      std::chrono::milliseconds budget, const std::stop_token& stop = {});

} // namespace breakeven
