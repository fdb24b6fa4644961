// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "app/commands/verb.h"
#include "core/plan/target.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <optional>
#include <vector>

namespace breakeven {

// How the passwords of Redis servers come into a command, which has them neither from a plan nor, if its user
// is careful, from its arguments: by --password-stdin, or from a terminal with its echo off.
class PasswordInput
{
public:
    PasswordInput();

    void addTo(QCommandLineParser& parser) const;

    // Reads the passwords that `targets` lack: a line of standard input a server where the option is set, or
    // asks on a terminal for those of servers whose address names a user. A status where that fails.
    [[nodiscard]] std::optional<ExitStatus> fill(std::vector<Target>& targets, const Verb& verb,
                                                 const QCommandLineParser& parser, Console& console) const;

    // Asks on a terminal for the password of `target`'s server, into each of `targets` that leads there.
    // False: there is no terminal, or nothing was typed.
    [[nodiscard]] static bool ask(const Target& target, std::vector<Target>& targets, Console& console);

private:
    QCommandLineOption m_fromStandardInput;
};

// A terminal is there to ask.
[[nodiscard]] bool canAsk();

} // namespace breakeven
