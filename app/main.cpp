// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/drawing/drawing.h"
#include "app/window/start_window.h"

#include <QStringList>

int main(int argc, char** argv)
{
    breakeven::prepareProcess();

    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!breakeven::isCommand(arguments))
        return breakeven::startWindow(argc, argv, BREAKEVEN_BUILD);
    return static_cast<int>(breakeven::runCommand(
        argc, argv, {.name = "breakeven", .version = BREAKEVEN_BUILD, .drawing = breakeven::drawing()}));
}
