// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_line.h"
#include "app/commands/console.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace breakeven {

// A command of the program, as its user types it.
struct Verb
{
    const char* name;
    const char* usage;                  // what follows the name
    const char* summary;                // a line, to be translated
    const char* examples;               // lines of shell
    VerbCall run;                       // null: the program has to bring it
    VerbCall Drawing::*drawn = nullptr; // then this one
};

// In the order in which the help lists them.
[[nodiscard]] std::span<const Verb> verbs();

ExitStatus runVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus analyzeVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus compareVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus exportVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus checkVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus predictVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus presetsVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus pythonsVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus batchTemplateVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus diagnosticsVerb(const Verb& verb, const QStringList& arguments, Console& console);
ExitStatus manualVerb(const Verb& verb, const QStringList& arguments, Console& console);

// What is wrong with the arguments, and how the verb is used, on standard error.
ExitStatus usageError(const Verb& verb, const QString& problem, Console& console);

// Reads `arguments` into `parser`, which has the verb's own options, and adds --help. A status where nothing
// is left to do: help was shown, or the arguments are wrong. `least` and `most` bound the positional
// arguments, which may hold a password and are never repeated in a message.
[[nodiscard]] std::optional<ExitStatus> parseArguments(const Verb& verb, QCommandLineParser& parser,
                                                       const QStringList& arguments, qsizetype least,
                                                       qsizetype most, Console& console);

} // namespace breakeven
