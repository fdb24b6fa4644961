// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sftp_extensions.h"

#include "core/backends/sshfs/sshfs_failure.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QProcess>
#include <QTemporaryFile>
#include <QtEndian>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace breakeven {

namespace {

// draft-ietf-secsh-filexfer-02, as OpenSSH speaks it: a packet's length, its type, the protocol's version.
constexpr std::array<char, 9> hello{0, 0, 0, 5, 1, 0, 0, 0, 3};
constexpr char typeOfVersion = 2;
constexpr qsizetype beforeExtensions = 9;

constexpr std::chrono::seconds budget(10);
constexpr std::chrono::milliseconds stopLatency(20);
constexpr qsizetype longestPacket = qsizetype{64} * 1024; // many times what a server has to tell

qsizetype endOf(const QByteArray& packet)
{
    return packet.size() < 4
               ? 4
               : 4 + std::min(longestPacket, qsizetype{qFromBigEndian<quint32>(packet.constData())});
}

bool isWhole(const QByteArray& packet)
{
    return packet.size() >= endOf(packet);
}

} // namespace

QByteArrayList sftpExtensionsIn(const QByteArray& packet)
{
    QByteArrayList texts;
    if (packet.size() < beforeExtensions || packet[4] != typeOfVersion)
        return texts;
    const qsizetype end = endOf(packet);
    if (end > packet.size())
        return texts;
    for (qsizetype at = beforeExtensions; at + 4 <= end;) {
        const qsizetype length = qFromBigEndian<quint32>(packet.constData() + at);
        at += 4;
        if (length > end - at)
            return {};
        texts.append(packet.mid(at, length));
        at += length;
    }
    QByteArrayList names; // each is followed by its data
    for (qsizetype i = 0; i + 1 < texts.size(); i += 2)
        names.append(texts[i]);
    return names;
}

Result<QByteArrayList> sftpExtensions(const SshfsTarget& target, const SshfsHost& host,
                                      const std::stop_token& stop)
{
    const auto ssh = findProgram(QStringLiteral("ssh"));
    if (!ssh.ok())
        return ssh.error();
    QTemporaryFile file;
    if (!file.open() || file.write(sshConfiguration(target, host, 0)) < 0 || !file.flush())
        return Error{Error::Code::InputOutput, file.fileTemplate(), file.errorString()};
    QProcess process;
    // Between fork and exec: what a library opened without O_CLOEXEC, as connections, is not the child's.
    process.setChildProcessModifier([] { ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC); });
    process.start(ssh.value(),
                  {QStringLiteral("-F"), file.fileName(), QStringLiteral("-s"), QStringLiteral("--"),
                   SshfsHost::argumentFor(target), QStringLiteral("sftp")});
    process.write(hello.data(), hello.size());
    // A server whose input has ended says nothing more, so it stays open until the answer is there.
    const auto deadline = std::chrono::steady_clock::now() + budget;
    QByteArray packet;
    while (!isWhole(packet) && !stop.stop_requested() && std::chrono::steady_clock::now() < deadline &&
           process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(static_cast<int>(stopLatency.count()));
        packet += process.readAllStandardOutput();
    }
    process.closeWriteChannel();
    if (!isWhole(packet) || !process.waitForFinished(1'000)) {
        process.kill();
        process.waitForFinished(1'000);
    }
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, displayName(target), {}};
    if (!isWhole(packet))
        return sshfsFailure(target, process.readAllStandardError(), {});
    return sftpExtensionsIn(packet);
}

} // namespace breakeven
