// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why there is no remote folder.
enum class SshfsTargetReason {
    Authority,
    AddressWithoutHost,
    Password,
    AddressWithoutPath,
    Option,
    HostMissing,
    HostWithDash,
    HostWithSpace,
    Port,
};

constexpr auto idsOf(SshfsTargetReason)
{
    using enum SshfsTargetReason;
    return std::to_array<CodeId<SshfsTargetReason>>({
        {Authority, "address.sftp-authority"},
        {AddressWithoutHost, "address.sftp-host"},
        {Password, "address.sftp-password"},
        {AddressWithoutPath, "address.sftp-path"},
        {Option, "address.sftp-option"},
        {HostMissing, "plan.host-missing"},
        {HostWithDash, "plan.host-with-dash"},
        {HostWithSpace, "plan.host-with-space"},
        {Port, "plan.port"},
    });
}

} // namespace breakeven
