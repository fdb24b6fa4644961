// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <rados/librados.h>

namespace breakeven {

// The calls of librados that the back end makes, found in the library at run time: a machine without Ceph's
// libraries measures everything else.
//
// A plain table, all of it filled or none. To be included in .cpp files only, as librados.h is.
struct RadosCalls
{
    decltype(&rados_create) create = nullptr;
    decltype(&rados_shutdown) shutdown = nullptr;
    decltype(&rados_conf_read_file) confReadFile = nullptr;
    decltype(&rados_conf_set) confSet = nullptr;
    decltype(&rados_connect) connect = nullptr;
    decltype(&rados_mon_command) monCommand = nullptr;
    decltype(&rados_buffer_free) bufferFree = nullptr;
    decltype(&rados_cluster_stat) clusterStat = nullptr;

    decltype(&rados_ioctx_create) ioctxCreate = nullptr;
    decltype(&rados_ioctx_destroy) ioctxDestroy = nullptr;
    decltype(&rados_ioctx_set_namespace) ioctxSetNamespace = nullptr;
    decltype(&rados_ioctx_pool_stat) ioctxPoolStat = nullptr;

    decltype(&rados_stat) stat = nullptr;
    decltype(&rados_remove) remove = nullptr;
    decltype(&rados_nobjects_list_open) listOpen = nullptr;
    decltype(&rados_nobjects_list_next2) listNext = nullptr;
    decltype(&rados_nobjects_list_close) listClose = nullptr;

    decltype(&rados_aio_create_completion2) aioCreateCompletion = nullptr;
    decltype(&rados_aio_release) aioRelease = nullptr;
    decltype(&rados_aio_read) aioRead = nullptr;
    decltype(&rados_aio_write_full) aioWriteFull = nullptr;
    decltype(&rados_aio_remove) aioRemove = nullptr;
    decltype(&rados_aio_cancel) aioCancel = nullptr;
    decltype(&rados_aio_is_complete) aioIsComplete = nullptr;
    decltype(&rados_aio_wait_for_complete) aioWaitForComplete = nullptr;
    decltype(&rados_aio_get_return_value) aioGetReturnValue = nullptr;
};

// Loads librados once for the process, and never unloads it: its threads end with the process. NotInstalled,
// with the name of the package, where it isn't there or lacks a call. Thread-safe.
[[nodiscard]] Status loadRados();

// Requires a loadRados() that succeeded, in this thread or in one that handed over what it opened.
[[nodiscard]] const RadosCalls& rados() noexcept;

} // namespace breakeven
