// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"

namespace breakeven {

bool isCommand(const QStringList& /*arguments*/)
{
    return false;
}

ExitStatus runCommand(int& /*argc*/, char** /*argv*/)
{
    return ExitStatus::Failed;
}

} // namespace breakeven
