// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/window/start_window.h"

#include <QStringList>

#include <csignal>

int main(int argc, char** argv)
{
    // hiredis 0.14 writes without MSG_NOSIGNAL: a server that goes away must not take the program with it.
    std::signal(SIGPIPE, SIG_IGN);

    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (breakeven::isCommand(arguments))
        return static_cast<int>(breakeven::runCommand(argc, argv));
    return breakeven::startWindow(argc, argv);
}
