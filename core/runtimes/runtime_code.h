// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// What only a Python child can meet.
enum class RuntimeCode {
    UserCode,     // the user's own code raised an exception
    EmptyBatch,   // the user's own file replaces no step of the batch
    ChildHung,    // it does not answer
    ChildGarbled, // it answers with what is no answer
    ChildEndless, // its answer has no end
    ChildChatty,  // it prints without end before it answers
    OtherVersion, // it speaks another version of our protocol
};

constexpr auto idsOf(RuntimeCode)
{
    using enum RuntimeCode;
    return std::to_array<CodeId<RuntimeCode>>({
        {UserCode, "python.user-code"},
        {EmptyBatch, "python.empty-batch"},
        {ChildHung, "python.hung"},
        {ChildGarbled, "python.garbled"},
        {ChildEndless, "python.endless"},
        {ChildChatty, "python.chatty"},
        {OtherVersion, "python.other-version"},
    });
}

// Why a batch or a Python child failed.
enum class RuntimeReason {
    LineSoLong,
    Signal,     // its number and name, and what the child wrote last
    Killed,     // likewise, by SIGKILL
    ExitStatus, // and what the child wrote last
    WroteLast,  // what the child wrote last
    ProtocolVersion,
    SizeDiffers,
    ItemMissing,
    ChecksumDiffers,
};

constexpr auto idsOf(RuntimeReason)
{
    using enum RuntimeReason;
    return std::to_array<CodeId<RuntimeReason>>({
        {LineSoLong, "runtime.line-so-long"},
        {Signal, "runtime.signal"},
        {Killed, "runtime.killed"},
        {ExitStatus, "runtime.exit-status"},
        {WroteLast, "runtime.wrote-last"},
        {ProtocolVersion, "runtime.protocol-version"},
        {SizeDiffers, "runtime.size-differs"},
        {ItemMissing, "runtime.item-missing"},
        {ChecksumDiffers, "runtime.checksum-differs"},
    });
}

// Where a batch or a Python child failed.
enum class RuntimePlace {
    Item,
    AnyPython,
    TargetSeenFrom,
    Line,
    LineIn,
    ModuleFor,
    Runtime,
};

constexpr auto idsOf(RuntimePlace)
{
    using enum RuntimePlace;
    return std::to_array<CodeId<RuntimePlace>>({
        {Item, "runtime.item"},
        {AnyPython, "runtime.any-python"},
        {TargetSeenFrom, "runtime.target-seen-from"},
        {Line, "runtime.line"},
        {LineIn, "runtime.line-in"},
        {ModuleFor, "runtime.module-for"},
        {Runtime, "runtime.runtime"},
    });
}

} // namespace breakeven
