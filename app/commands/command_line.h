// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <memory>
#include <optional>

class QCoreApplication;

namespace breakeven {

enum class ExitStatus : int {
    Success = 0,
    Failed = 1,
    Usage = 2,
    Partial = 3, // a run that answers for some of what it was asked, but not for all
    Cancelled = 130,
};

class Console;
struct Verb;
using VerbCall = ExitStatus (*)(const Verb& verb, const QStringList& arguments, Console& console);

// The verbs that draw, which need more of Qt than all others.
struct Drawing
{
    std::unique_ptr<QCoreApplication> (*application)(int& argc, char** argv);
    VerbCall chart;
    VerbCall report;
};

// A program that has the verbs.
struct Program
{
    const char* name;               // as its user types it
    const char* version;            // as a run file and its user see it
    std::optional<Drawing> drawing; // absent: it has no window either, and draws nothing
};

// Asks the system for what it gives, and has a write that can't be done be an error of its call, not the end
// of the program. For main(), first of all.
void prepareProcess();

// Whether `arguments` (without the program's name) ask for the command line: a verb, --help or --version.
[[nodiscard]] bool isCommand(const QStringList& arguments);

// Runs the verb. Makes its own QCoreApplication, or the application of `program`'s drawing where something is
// drawn. Results go to standard output, progress and errors to standard error.
[[nodiscard]] ExitStatus runCommand(int& argc, char** argv, const Program& program);

} // namespace breakeven
