// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why a text or a URL is no folder.
enum class FileTargetReason {
    OtherMachinesFolder,
    NoSuchUser,
};

constexpr auto idsOf(FileTargetReason)
{
    using enum FileTargetReason;
    return std::to_array<CodeId<FileTargetReason>>({
        {OtherMachinesFolder, "address.other-machines-folder"},
        {NoSuchUser, "address.no-such-user"},
    });
}

} // namespace breakeven
