// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/result.h"
#include "core/plan/target.h"

#include <QString>

#include <stop_token>

namespace breakeven {

// Stores the key that `target`'s host shows in Breakeven's own file of known hosts (knownHostsFile()), in
// place of those that it held for the host. `confirmed` is what the user has confirmed: the detail of the
// error HostKeyUnknown or HostKeyChanged, "ssh-ed25519 SHA256:…". Fetches the key from the host, and stores
// it only where that is its fingerprint; HostKeyChanged with the other fingerprint where it isn't.
//
// Blocks for up to 10 s, or until a stop of `stop`, which is some failure. One call at a time.
[[nodiscard]] Status trustHostKey(const SshfsTarget& target, const QString& confirmed,
                                  const std::stop_token& stop = {});

} // namespace breakeven
