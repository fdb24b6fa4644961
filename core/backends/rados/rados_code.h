// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// A Ceph cluster refuses.
enum class RadosCode {
    KeyringRefused, // it takes neither user nor key
    PoolRefused,    // the user's capabilities don't cover the pool
};

constexpr auto idsOf(RadosCode)
{
    using enum RadosCode;
    return std::to_array<CodeId<RadosCode>>({
        {KeyringRefused, "rados.keyring-refused"},
        {PoolRefused, "rados.pool-refused"},
    });
}

// Why a cluster or a pool can't be had.
enum class RadosReason {
    NoMonitor,
    NoMonitorOrUser,
    KeyringUnreadable,
    NoOsd,
    ObjectTooLarge,
};

constexpr auto idsOf(RadosReason)
{
    using enum RadosReason;
    return std::to_array<CodeId<RadosReason>>({
        {NoMonitor, "rados.no-monitor"},
        {NoMonitorOrUser, "rados.no-monitor-or-user"},
        {KeyringUnreadable, "rados.keyring-unreadable"},
        {NoOsd, "rados.no-osd"},
        {ObjectTooLarge, "rados.object-too-large"},
    });
}

} // namespace breakeven
