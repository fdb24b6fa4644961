// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// A remote folder can't be mounted.
enum class SshfsCode {
    MountImpossible, // the system lets nobody, or not us, mount with FUSE
    KeyRefused,      // the host takes none of the keys
    HostKeyUnknown,  // nobody has confirmed the host's key yet; `detail` is its fingerprint
    HostKeyChanged,  // the host shows another key than the confirmed one; `detail` as above
};

constexpr auto idsOf(SshfsCode)
{
    using enum SshfsCode;
    return std::to_array<CodeId<SshfsCode>>({
        {MountImpossible, "sshfs.mount-impossible"},
        {KeyRefused, "sshfs.key-refused"},
        {HostKeyUnknown, "sshfs.host-key-unknown"},
        {HostKeyChanged, "sshfs.host-key-changed"},
    });
}

// Why a remote folder can't be had.
enum class SshfsReason {
    ReachedThroughAnother,
    HostMissing,
    NotQuotable,
};

constexpr auto idsOf(SshfsReason)
{
    using enum SshfsReason;
    return std::to_array<CodeId<SshfsReason>>({
        {ReachedThroughAnother, "sshfs.reached-through-another"},
        {HostMissing, "sshfs.host-missing"},
        {NotQuotable, "sshfs.not-quotable"},
    });
}

} // namespace breakeven
