// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/rados_library.h"

#include <QLibrary>

namespace breakeven {

namespace {

RadosCalls found;

bool findAll(QLibrary& library, RadosCalls& calls)
{
    const auto find = [&library](auto& call, const char* name) {
        call = reinterpret_cast<std::remove_reference_t<decltype(call)>>(library.resolve(name));
        return call != nullptr;
    };
    return find(calls.create, "rados_create") && find(calls.shutdown, "rados_shutdown") &&
           find(calls.confReadFile, "rados_conf_read_file") && find(calls.confSet, "rados_conf_set") &&
           find(calls.connect, "rados_connect") && find(calls.monCommand, "rados_mon_command") &&
           find(calls.bufferFree, "rados_buffer_free") && find(calls.clusterStat, "rados_cluster_stat") &&
           find(calls.ioctxCreate, "rados_ioctx_create") && find(calls.ioctxDestroy, "rados_ioctx_destroy") &&
           find(calls.ioctxSetNamespace, "rados_ioctx_set_namespace") &&
           find(calls.ioctxPoolStat, "rados_ioctx_pool_stat") && find(calls.stat, "rados_stat") &&
           find(calls.remove, "rados_remove") && find(calls.listOpen, "rados_nobjects_list_open") &&
           find(calls.listNext, "rados_nobjects_list_next2") &&
           find(calls.listClose, "rados_nobjects_list_close") &&
           find(calls.aioCreateCompletion, "rados_aio_create_completion2") &&
           find(calls.aioRelease, "rados_aio_release") && find(calls.aioRead, "rados_aio_read") &&
           find(calls.aioWriteFull, "rados_aio_write_full") && find(calls.aioRemove, "rados_aio_remove") &&
           find(calls.aioCancel, "rados_aio_cancel") && find(calls.aioIsComplete, "rados_aio_is_complete") &&
           find(calls.aioWaitForComplete, "rados_aio_wait_for_complete") &&
           find(calls.aioGetReturnValue, "rados_aio_get_return_value");
}

Status load()
{
    QLibrary library(QStringLiteral("librados.so.2")); // 2: the interface that librados.h is of
    library.setLoadHints(QLibrary::PreventUnloadHint);
    RadosCalls calls;
    if (!library.load() || !findAll(library, calls))
        return Error{Error::Code::NotInstalled, QStringLiteral("librados2"), library.errorString()};
    found = calls;
    return Done{};
}

} // namespace

Status loadRados()
{
    static const Status loaded = load();
    return loaded;
}

const RadosCalls& rados() noexcept
{
    return found;
}

} // namespace breakeven
