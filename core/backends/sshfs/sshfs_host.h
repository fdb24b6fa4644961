// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/result.h"
#include "core/plan/target.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <stop_token>

namespace breakeven {

// Where ssh goes for a target's host, after what the user's own configuration makes of the name.
struct SshfsHost
{
    QString address;
    std::uint16_t port = 22;
    QString keyName;       // how known_hosts calls it
    bool isBehind = false; // another host or a command leads there, so nothing can stand in front of it

    // As ssh takes it for its argument: "user@host" without brackets round an IPv6 address.
    [[nodiscard]] static QString argumentFor(const SshfsTarget& target);

    // NotInstalled without ssh, NotFound where the target's key is missing, otherwise ssh's own complaint;
    // Cancelled by `stop`.
    [[nodiscard]] static Result<SshfsHost> find(const SshfsTarget& target, const std::stop_token& stop = {});
};

// "sftp://user@host:port/folder", as people and errors call the target.
[[nodiscard]] QString displayName(const SshfsTarget& target);

// What ssh is told for `target`; with a `relayPort` of 127.0.0.1 it goes there in place of `host`. What is
// said here holds against the user's and the system's configuration, which may add the rest (names, user,
// keys, hosts between).
//
//   BatchMode                           keys and agent only: nothing ever asks for a password
//   StrictHostKeyChecking yes           and no exception for localhost or DNS: an unknown key is an error
//   UserKnownHostsFile                  Breakeven's file, then the user's
//   HostKeyAlias                        the host keeps its name behind the relay
//   ServerAliveInterval 2, CountMax 2   a host that is silent for 6 s is gone
//   ConnectTimeout 8
//   Compression no                      what is measured is what crosses
//   LogLevel DEBUG1                     versions and reasons; nothing an operation
[[nodiscard]] QByteArray sshConfiguration(const SshfsTarget& target, const std::optional<SshfsHost>& host,
                                          std::uint16_t relayPort);

// Breakeven's own file of hosts' keys, in its data folder.
[[nodiscard]] QString knownHostsFile();

// Path of `program`. NotInstalled where there is none.
[[nodiscard]] Result<QString> findProgram(const QString& program);

} // namespace breakeven
