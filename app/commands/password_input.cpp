// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/password_input.h"

#include "app/commands/secret_line.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/plan/target_password.h"

#include <QCoreApplication>

#include <unistd.h>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

void give(const QString& password, const QString& server, std::vector<Target>& targets)
{
    for (Target& target : targets)
        if (serverOf(target) == server && passwordOf(target).isEmpty())
            target = withPassword(target, password);
}

// The servers that no password is known of, each once, in the order of `targets`.
std::vector<Target> withoutPassword(const std::vector<Target>& targets)
{
    std::vector<Target> found;
    QStringList servers;
    for (const Target& target : targets) {
        if (serverOf(target).isEmpty() || !passwordOf(target).isEmpty() || servers.contains(serverOf(target)))
            continue;
        servers.append(serverOf(target));
        found.push_back(target);
    }
    return found;
}

bool namesUser(const Target& target)
{
    const auto address = RedisAddress::parse(serverOf(target));
    return address.ok() && !address.value().user.isEmpty();
}

} // namespace

PasswordInput::PasswordInput()
    : m_fromStandardInput(QStringLiteral("password-stdin"),
                          Words::tr("Reads the passwords of Redis servers from standard input, a line for "
                                    "each server. Without it they are asked for on a terminal."))
{}

void PasswordInput::addTo(QCommandLineParser& parser) const
{
    parser.addOption(m_fromStandardInput);
}

std::optional<ExitStatus> PasswordInput::fill(std::vector<Target>& targets, const Verb& verb,
                                              const QCommandLineParser& parser, Console& console) const
{
    const std::vector<Target> servers = withoutPassword(targets);
    if (!parser.isSet(m_fromStandardInput)) {
        for (const Target& server : servers)
            if (namesUser(server))
                static_cast<void>(ask(server, targets, console)); // the server says what it lacks
        return std::nullopt;
    }
    if (servers.empty())
        return usageError(verb, Words::tr("--password-stdin is for Redis servers without a password."),
                          console);
    for (const Target& server : servers) {
        const auto line = readLine();
        if (!line) {
            console.error(
                Words::tr("standard input has no line with the password of %1.").arg(serverOf(server)));
            return ExitStatus::Failed;
        }
        give(*line, serverOf(server), targets);
    }
    return std::nullopt;
}

bool PasswordInput::ask(const Target& target, std::vector<Target>& targets, Console& console)
{
    if (!canAsk())
        return false;
    console.prompt(Words::tr("Password of %1: ").arg(serverOf(target)));
    const auto line = readSecretLine();
    if (!line || line->isEmpty())
        return false;
    give(*line, serverOf(target), targets);
    return true;
}

bool canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

} // namespace breakeven
