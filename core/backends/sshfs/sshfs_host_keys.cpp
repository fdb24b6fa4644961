// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_host_keys.h"

#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_failure.h"
#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/processes/program_call.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

namespace breakeven {

namespace {

constexpr std::chrono::seconds fetchBudget(10);

Error notWritten(const QFileDevice& file)
{
    return {Error::Code::InputOutput, file.fileName(), file.errorString()};
}

// A key of type ssh-rsa signs by other names.
QString algorithmsOf(const QString& keyType)
{
    return keyType == QLatin1String("ssh-rsa") ? QStringLiteral("rsa-sha2-512,rsa-sha2-256,ssh-rsa")
                                               : keyType;
}

// "NAMES TYPE BASE64", a line of known_hosts, as ssh logs such a key: "TYPE SHA256:…".
QString fingerprintOf(const QByteArray& line)
{
    const QList<QByteArray> fields = line.simplified().split(' ');
    if (fields.size() < 3)
        return {};
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromBase64(fields[2]), QCryptographicHash::Sha256);
    return QString::fromLatin1(fields[1] + " SHA256:" + hash.toBase64(QByteArray::OmitTrailingEquals));
}

// The line of known_hosts for the key that the host shows. ssh itself fetches it, over the very way that a
// mount takes, hosts between included; it tries no key of the user and so gets no further.
Result<QByteArray> fetchKey(const SshfsTarget& target, const SshfsHost& host, const QString& keyType,
                            const std::stop_token& stop)
{
    const auto ssh = findProgram(QStringLiteral("ssh"));
    if (!ssh.ok())
        return ssh.error();
    const QTemporaryDir scratch;
    const QString known = scratch.filePath(QStringLiteral("known_hosts"));
    QFile configuration(scratch.filePath(QStringLiteral("config")));
    if (!configuration.open(QIODevice::WriteOnly) ||
        configuration.write(sshConfiguration(target, host, 0)) < 0 || !configuration.flush())
        return notWritten(configuration);

    QStringList words{QStringLiteral("-F"), configuration.fileName()};
    for (const QString& option :
         {QStringLiteral("StrictHostKeyChecking=accept-new"),
          QStringLiteral("UserKnownHostsFile=\"%1\"").arg(known),
          QStringLiteral("GlobalKnownHostsFile=/dev/null"), QStringLiteral("PreferredAuthentications=none"),
          QStringLiteral("HostKeyAlgorithms=") + algorithmsOf(keyType)})
        words << QStringLiteral("-o") << option;
    words << QStringLiteral("--") << SshfsHost::argumentFor(target) << QStringLiteral("true");
    const ProgramCall call = callProgram(ssh.value(), words, fetchBudget, stop);

    QFile file(known);
    const QByteArray line = file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
    if (line.isEmpty()) // it can't but fail to log in; that alone is no failure here
        return sshfsFailure(target, call.complaint, {});
    return line;
}

} // namespace

Status trustHostKey(const SshfsTarget& target, const QString& confirmed, const std::stop_token& stop)
{
    const auto host = SshfsHost::find(target, stop);
    if (!host.ok())
        return host.error();
    const auto line = fetchKey(target, host.value(), confirmed.section(QLatin1Char(' '), 0, 0), stop);
    if (!line.ok())
        return line.error();
    if (const QString shown = fingerprintOf(line.value()); shown != confirmed)
        return Error{SshfsCode::HostKeyChanged, displayName(target), shown};

    const QString path = knownHostsFile();
    QByteArray lines;
    const QByteArray ofThisHost = host.value().keyName.toUtf8() + ' ';
    QFile before(path);
    if (before.open(QIODevice::ReadOnly)) {
        while (!before.atEnd()) {
            const QByteArray known = before.readLine().trimmed();
            if (!known.isEmpty() && !known.startsWith(ofThisHost))
                lines += known + '\n';
        }
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile after(path);
    if (!after.open(QIODevice::WriteOnly) || after.write(lines + line.value() + '\n') < 0 ||
        !after.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !after.commit())
        return notWritten(after);
    return Done{};
}

} // namespace breakeven
