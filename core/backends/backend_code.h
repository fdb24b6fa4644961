// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why a back end refuses.
enum class BackendReason {
    NotOpen,
    Closed,
    NoDeadProcess,
    OtherFolder,
    NotBuiltIn,
};

constexpr auto idsOf(BackendReason)
{
    using enum BackendReason;
    return std::to_array<CodeId<BackendReason>>({
        {NotOpen, "backend.not-open"},
        {Closed, "backend.closed"},
        {NoDeadProcess, "backend.no-dead-process"},
        {OtherFolder, "backend.other-folder"},
        {NotBuiltIn, "backend.not-built-in"},
    });
}

} // namespace breakeven
