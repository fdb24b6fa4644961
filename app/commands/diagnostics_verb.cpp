// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verb.h"
#include "app/wording/diagnostics_text.h"

namespace breakeven {

ExitStatus diagnosticsVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    QCommandLineParser parser;
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;
    console.result(diagnosticsText(readEnvironment(), lastRunsForDiagnostics()));
    return ExitStatus::Success;
}

} // namespace breakeven
