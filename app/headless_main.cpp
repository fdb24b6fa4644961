// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"

int main(int argc, char** argv)
{
    breakeven::prepareProcess();
    return static_cast<int>(breakeven::runCommand(
        argc, argv, {.name = "breakeven-cli", .version = BREAKEVEN_BUILD, .drawing = std::nullopt}));
}
