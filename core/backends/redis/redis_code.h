// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// A server of Redis' kind refuses, each time for its own reason with its own remedy.
enum class RedisCode {
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
};

constexpr auto idsOf(RedisCode)
{
    using enum RedisCode;
    return std::to_array<CodeId<RedisCode>>({
        {CredentialsNeeded, "redis.credentials-needed"},
        {AccessDenied, "redis.access-denied"},
        {Loading, "redis.loading"},
        {MemoryFull, "redis.memory-full"},
        {ReadOnly, "redis.read-only"},
        {WrongType, "redis.wrong-type"},
        {TooManyClients, "redis.too-many-clients"},
        {SavingFailed, "redis.saving-failed"},
        {ClusterDown, "redis.cluster-down"},
        {OtherNode, "redis.other-node"},
    });
}

// Why it is no Redis, or none that can be used.
enum class RedisReason {
    NotInstalled,
    HgetGaveNoString,
    ScanGaveNoKeys,
    PingGaveNoStatus,
    InfoGaveNoVersion,
    SlotsGaveNoList,
    SlotsGaveNoSlots,
    NumberExpected,
    KeysTaken,
    NoMemoryForConnection,
    TimeoutNotSet,
    FailedBefore,
    NoMemoryForCommand,
    NoMemoryForReply,
};

constexpr auto idsOf(RedisReason)
{
    using enum RedisReason;
    return std::to_array<CodeId<RedisReason>>({
        {NotInstalled, "redis.not-installed"},
        {HgetGaveNoString, "redis.hget-no-string"},
        {ScanGaveNoKeys, "redis.scan-no-keys"},
        {PingGaveNoStatus, "redis.ping-no-status"},
        {InfoGaveNoVersion, "redis.info-no-version"},
        {SlotsGaveNoList, "redis.slots-no-list"},
        {SlotsGaveNoSlots, "redis.slots-no-slots"},
        {NumberExpected, "redis.number-expected"},
        {KeysTaken, "redis.keys-taken"},
        {NoMemoryForConnection, "redis.no-memory-for-connection"},
        {TimeoutNotSet, "redis.timeout-not-set"},
        {FailedBefore, "redis.failed-before"},
        {NoMemoryForCommand, "redis.no-memory-for-command"},
        {NoMemoryForReply, "redis.no-memory-for-reply"},
    });
}

} // namespace breakeven
