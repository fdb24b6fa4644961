// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <QString>

#include <array>

namespace breakeven {

// What can happen to anything. A room has an enum of its own for what only it can meet.
enum class BaseCode {
    InvalidInput,     // a plan, run file, address or option that can't be understood
    NotFound,         // a file, folder, pool or program that isn't there
    Unreachable,      // nobody answers at the address
    TimedOut,         // somebody is there, but does not answer in time
    ConnectionLost,   // the other side went away
    WrongCredentials, // user, password or key refused
    NotPermitted,     // known, but not allowed to do this
    Rejected,         // the server refuses the command
    UnexpectedReply,  // the server speaks another language
    Busy,             // the server can't serve now (loading, too many clients)
    NoSpace,          // disk or server memory full
    InputOutput,      // any other failing system call on a file
    Mismatch,         // a read did not return what was written
    ServerNotStarted, // a server of our own did not come up
    Unsupported,      // not built in, not on this machine
    ProcessEnded,     // a process of ours ended by itself or was killed
    OutOfMemory,      // a process of ours got no more memory
    ThreadsExhausted, // the system starts no more threads; `detail` names its limit
    FilesExhausted,   // it needs more file descriptors than there are; `detail` has both
    Cancelled,        // the user said so
    Internal,         // a bug of ours
    NotInstalled,     // a program or library that the user can install
    EncryptionFailed, // no agreement on how to encrypt a connection, or its handshake broke
};

constexpr auto idsOf(BaseCode)
{
    using enum BaseCode;
    return std::to_array<CodeId<BaseCode>>({
        {InvalidInput, "invalid-input"},
        {NotFound, "not-found"},
        {Unreachable, "unreachable"},
        {TimedOut, "timed-out"},
        {ConnectionLost, "connection-lost"},
        {WrongCredentials, "wrong-credentials"},
        {NotPermitted, "not-permitted"},
        {Rejected, "rejected"},
        {UnexpectedReply, "unexpected-reply"},
        {Busy, "busy"},
        {NoSpace, "no-space"},
        {InputOutput, "input-output"},
        {Mismatch, "mismatch"},
        {ServerNotStarted, "server-not-started"},
        {Unsupported, "unsupported"},
        {ProcessEnded, "process-ended"},
        {OutOfMemory, "out-of-memory"},
        {ThreadsExhausted, "threads-exhausted"},
        {FilesExhausted, "files-exhausted"},
        {Cancelled, "cancelled"},
        {Internal, "internal"},
        {NotInstalled, "not-installed"},
        {EncryptionFailed, "encryption-failed"},
    });
}

// Why something failed: what (`code`), where, and how it came about. The app makes sentences of it
// (app/wording/error_text.h); nothing here is in a user's language.
//
// A plain value; made on the failing path only, as it allocates.
struct Error
{
    using Code = BaseCode;

    AnyCode code = Code::Internal;
    QString where;   // what it happened to, without any password: "redis://cache:6379", "/mnt/tmp",
                     // "axis.values[2]"
    QString detail;  // the words of the system or server; may be empty
    Phrase reason{}; // our own reason for it, where `code` doesn't say it all; without a code of its own the
                     // figures belong to the sentence of `code`
    Phrase place{};  // where, when it has no name outside: "item 3"; then `where` is empty

    friend bool operator==(const Error&, const Error&) = default;
};

// `detail` as it may be shown and kept: without passwords, and not without an end.
[[nodiscard]] QString shownDetail(const Error& error);

// All of it for a log or a test, in no language: "invalid-input: threads[1] (plan.thread-count 256)". Without
// passwords.
[[nodiscard]] QString codedText(const Error& error);

} // namespace breakeven
