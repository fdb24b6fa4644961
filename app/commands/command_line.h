// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace breakeven {

enum class ExitStatus : int { Success = 0, Failed = 1, Usage = 2, Cancelled = 130 };

// Whether `arguments` (without the program's name) ask for the command line: a verb, --help or --version.
[[nodiscard]] bool isCommand(const QStringList& arguments);

// Runs the verb. Makes its own QCoreApplication, or QApplication on the offscreen platform where a chart is
// drawn. Results go to standard output, progress and errors to standard error.
[[nodiscard]] ExitStatus runCommand(int& argc, char** argv);

} // namespace breakeven
