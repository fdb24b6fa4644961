// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/target.h"

#include <QString>

namespace breakeven {

// Reads what a user types or pastes: a Redis address (see RedisAddress), a folder's path ("/mnt/tmp", "~/x",
// ".", "file:///mnt/tmp"), a remote folder ("sftp://user@host:22/srv/tmp?key=/path"), a Ceph pool
// ("rados://pool?conf=/etc/ceph/ceph.conf&user=admin&keyring=/path"), "private" or "file".
// InvalidInput says what would be understood. Touches nothing but the current and the home folder's names.
[[nodiscard]] Result<Target> targetFromText(const QString& text);

// The address that targetFromText() reads back, but for the password and the options that addresses don't
// have.
[[nodiscard]] QString addressOf(const Target& target);

} // namespace breakeven
