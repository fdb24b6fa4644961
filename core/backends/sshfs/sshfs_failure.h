// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/error.h"
#include "core/plan/target.h"

#include <QByteArray>
#include <QString>

namespace breakeven {

// Why a mount of `target` failed, from what ssh logged at LogLevel DEBUG1 and what sshfs said. Of a host
// whose key is not known or has changed, `detail` is the key's type and fingerprint: "ssh-ed25519 SHA256:…".
[[nodiscard]] Error sshfsFailure(const SshfsTarget& target, const QByteArray& sshLog,
                                 const QByteArray& sshfsWords);

// "OpenSSH_9.2p1 Debian-2+deb12u10"; empty when the log doesn't say.
[[nodiscard]] QString serverVersionIn(const QByteArray& sshLog);

// "ssh-ed25519 SHA256:…"; empty when the log doesn't say.
[[nodiscard]] QString hostKeyIn(const QByteArray& sshLog);

// The last line of a log that is no debugging; empty when there is none.
[[nodiscard]] QString lastComplaintIn(const QByteArray& sshLog);

} // namespace breakeven
