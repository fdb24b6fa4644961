// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/result.h"
#include "core/plan/target.h"

#include <QByteArrayList>

#include <stop_token>

namespace breakeven {

// The extensions that the host's file server says it has, such as "fsync@openssh.com": sshfs takes what is
// missing for done. What an ssh that fails complains of, where it doesn't say. Connects, for up to 10 s or
// until `stop`.
[[nodiscard]] Result<QByteArrayList> sftpExtensions(const SshfsTarget& target, const SshfsHost& host,
                                                    const std::stop_token& stop);

// Of a file server's first packet; none where it is no such packet, or not whole.
[[nodiscard]] QByteArrayList sftpExtensionsIn(const QByteArray& packet);

} // namespace breakeven
