// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// Why something failed, for a program (`code`) and for a person (`where` and `detail`; sentence() joins
// them).
//
// A plain value; made on the failing path only, as it allocates.
struct Error
{
    enum class Code {
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
        UserCode,         // the user's own code raised an exception
        EmptyBatch,       // the user's own file replaces no step of the batch
        ChildHung,        // a process of ours does not answer
        ChildGarbled,     // it answers with what is no answer
        ChildEndless,     // its answer has no end
        ChildChatty,      // it prints without end before it answers
        OtherVersion,     // a process of ours speaks another version of our protocol
        Cancelled,        // the user said so
        Internal,         // a bug of ours

        // A server of Redis' kind refuses, each for its own reason with its own remedy.
        CredentialsNeeded, // it wants a password and was given none
        AccessDenied,      // the user's ACL lacks the command or the key
        Loading,           // it still reads its data
        MemoryFull,        // maxmemory is reached
        ReadOnly,          // it is a replica
        WrongType,         // the key holds another kind of value
        TooManyClients,    // maxclients is reached
        SavingFailed,      // it can't write its disk and so takes no writes
        ClusterDown,       // slots are not served, or the cluster has no majority
        OtherNode,         // a cluster keeps the key elsewhere, and following it led nowhere

        // No encrypted connection that can be trusted.
        TlsMissing,           // the server speaks plain text
        TlsNeeded,            // plain text was asked for, and the server speaks TLS
        TlsFailed,            // no agreement on versions or ciphers, or the handshake broke
        CertificateUntrusted, // nobody who is trusted signed it
        CertificateExpired,   // it is not, or not yet, valid
        CertificateOfOther,   // it names other hosts
        ClientRefused,        // the server wants another certificate of its clients

        // A remote folder, reached by ssh and mounted.
        NotInstalled,    // a program that the user can install
        MountImpossible, // the system lets nobody, or not us, mount with FUSE
        KeyRefused,      // the host takes none of the keys
        HostKeyUnknown,  // nobody has confirmed the host's key yet; `detail` is its fingerprint
        HostKeyChanged,  // the host shows another key than the confirmed one; `detail` as above

        // A Ceph cluster; `detail` is the user, "client.admin".
        KeyringRefused, // it takes neither user nor key
        PoolRefused,    // the user's capabilities don't cover the pool
    };

    Code code = Code::Internal;
    QString where;  // what it happened to, without any password: "redis://cache:6379", "/mnt/tmp",
                    // "axis.values[2]"
    QString detail; // the words of the system or server, untranslated; may be empty

    friend bool operator==(const Error&, const Error&) = default;
};

// What failed, where, and what to do about it, in the user's language, as one or two sentences.
// Thread-safe as far as no translator is being installed.
[[nodiscard]] QString sentence(const Error& error);

} // namespace breakeven
