// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_host.h"

#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/home_path.h"
#include "core/base/percent_code.h"
#include "core/plan/target_address.h"
#include "core/processes/program_call.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <algorithm>

namespace breakeven {

namespace {

// As ssh_config reads it: no token is expanded, no blank ends it.
QByteArray quoted(const QString& path)
{
    QString text = path;
    text.replace(QLatin1Char('%'), QLatin1String("%%"));
    return '"' + QFile::encodeName(text) + '"';
}

bool canBeQuoted(const QString& path)
{
    return std::none_of(path.cbegin(), path.cend(),
                        [](QChar c) { return c == QLatin1Char('"') || c < QLatin1Char(' '); });
}

// "name value" a line, as `ssh -G` prints what it would do.
QHash<QByteArray, QByteArray> settingsIn(const QByteArray& text)
{
    QHash<QByteArray, QByteArray> settings;
    for (const QByteArray& line : text.split('\n')) {
        const qsizetype blank = line.indexOf(' ');
        if (blank > 0)
            settings.insert(line.left(blank), line.mid(blank + 1).trimmed());
    }
    return settings;
}

bool leadsElsewhere(const QByteArray& setting)
{
    return !setting.isEmpty() && setting != "none";
}

Error invalid(const SshfsTarget& target, const Phrase& reason)
{
    return {Error::Code::InvalidInput, displayName(target), {}, reason};
}

} // namespace

Result<SshfsHost> SshfsHost::find(const SshfsTarget& target, const std::stop_token& stop)
{
    // A plan is validated, but a target may come from elsewhere, and a dash would make it an option.
    if (target.host.isEmpty() || target.host.startsWith(QLatin1Char('-')))
        return invalid(target, phrase(SshfsReason::HostMissing));
    if (!canBeQuoted(target.host) || !canBeQuoted(target.folder) || !canBeQuoted(target.key))
        return invalid(target, phrase(SshfsReason::NotQuotable));
    const QString key = atHome(target.key);
    if (!key.isEmpty() && !QFile::exists(key) && !QFile::exists(key + QLatin1String(".pub")))
        return Error{Error::Code::NotFound, target.key, {}};
    const auto ssh = findProgram(QStringLiteral("ssh"));
    if (!ssh.ok())
        return ssh.error();

    QTemporaryFile file;
    if (!file.open() || file.write(sshConfiguration(target, std::nullopt, 0)) < 0 || !file.flush())
        return Error{Error::Code::InputOutput, file.fileTemplate(), file.errorString()};
    const ProgramCall asked = callProgram(ssh.value(),
                                          {QStringLiteral("-G"), QStringLiteral("-F"), file.fileName(),
                                           QStringLiteral("--"), argumentFor(target)},
                                          std::chrono::seconds(5), stop);
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, displayName(target), {}};
    if (!asked.succeeded)
        return Error{Error::Code::InvalidInput, displayName(target), QString::fromLocal8Bit(asked.complaint)};

    const auto settings = settingsIn(asked.output);
    SshfsHost host;
    host.address = QString::fromUtf8(settings.value("hostname"));
    host.port = settings.value("port").toUShort();
    host.isBehind =
        leadsElsewhere(settings.value("proxyjump")) || leadsElsewhere(settings.value("proxycommand"));
    host.keyName = QString::fromUtf8(settings.value("hostkeyalias"));
    if (host.keyName.isEmpty() || host.keyName == QLatin1String("none"))
        host.keyName = host.port == 22 ? host.address.toLower()
                                       : QStringLiteral("[%1]:%2").arg(host.address.toLower()).arg(host.port);
    return host;
}

QString SshfsHost::argumentFor(const SshfsTarget& target)
{
    QString argument = target.host;
    argument.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    return argument;
}

QString displayName(const SshfsTarget& target)
{
    const QString argument = SshfsHost::argumentFor(target);
    const qsizetype at = argument.lastIndexOf(QLatin1Char('@')) + 1;
    const QString host = argument.mid(at);
    QString name = QLatin1String("sftp://") + argument.left(at);
    name += host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(host) : host;
    if (target.port != 22)
        name += QStringLiteral(":%1").arg(target.port);
    return name + percentEncoded(rootedFolder(target), QLatin1String("?#"));
}

QByteArray sshConfiguration(const SshfsTarget& target, const std::optional<SshfsHost>& host,
                            std::uint16_t relayPort)
{
    // For the target alone: a hop on the way to it (ProxyJump) reads the same file, and is the user's own.
    const QString argument = SshfsHost::argumentFor(target);
    QByteArray text = "Host " + argument.mid(argument.lastIndexOf(QLatin1Char('@')) + 1).toUtf8() +
                      "\n"
                      "StrictHostKeyChecking yes\n"
                      "NoHostAuthenticationForLocalhost no\n"
                      "VerifyHostKeyDNS no\n"
                      "CheckHostIP no\n"
                      "HashKnownHosts no\n"
                      "UpdateHostKeys no\n"
                      "ServerAliveInterval 2\n"
                      "ServerAliveCountMax 2\n"
                      "ConnectTimeout 8\n"
                      "ConnectionAttempts 1\n"
                      "Compression no\n"
                      "LogLevel DEBUG1\n"
                      "ControlMaster no\n"
                      "ControlPath none\n"
                      "RemoteCommand none\n"
                      "RequestTTY no\n"
                      "ClearAllForwardings yes\n"
                      "ForwardAgent no\n"
                      "ForwardX11 no\n"
                      "PermitLocalCommand no\n";
    text += "UserKnownHostsFile " + quoted(knownHostsFile()) + " ~/.ssh/known_hosts ~/.ssh/known_hosts2\n";
    if (host)
        text += "HostKeyAlias " + host->keyName.toUtf8() + '\n';
    if (relayPort != 0)
        text += "HostName 127.0.0.1\nPort " + QByteArray::number(relayPort) + '\n';
    else if (target.port != 22) // the usual one may be another in the user's configuration
        text += "Port " + QByteArray::number(target.port) + '\n';
    if (!target.key.isEmpty())
        text += "IdentityFile " + quoted(target.key) + "\nIdentitiesOnly yes\n";
    // Nobody is there to be asked, at a hop either.
    return text + "Host *\nBatchMode yes\nInclude ~/.ssh/config /etc/ssh/ssh_config\n";
}

QString knownHostsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QLatin1String("/known_hosts");
}

Result<QString> findProgram(const QString& program)
{
    QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty()) // outside a login shell's PATH on some systems
        path = QStandardPaths::findExecutable(
            program, {QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin"), QStringLiteral("/bin")});
    if (path.isEmpty())
        return Error{Error::Code::NotInstalled, program, {}};
    return path;
}

} // namespace breakeven
