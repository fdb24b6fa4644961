// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_leftovers.h"

#include "core/backends/file/file_leftovers.h"
#include "core/backends/file/run_folder.h"
#include "core/backends/sshfs/sshfs_mount.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/processes/process_mark.h"

#include <QFile>
#include <QUuid>

namespace breakeven {

namespace {

Result<std::unique_ptr<SshfsMount>> mountToLook(const SshfsTarget& target, const std::stop_token& stop)
{
    SshfsMountPlace::removeThoseOfDeadRuns();
    const auto host = SshfsHost::find(target, stop);
    if (!host.ok())
        return host.error();
    return SshfsMount::mount(target, host.value(), 0,
                             markedRunId(QUuid::createUuid().toString(QUuid::WithoutBraces)), {.stop = stop});
}

} // namespace

Result<LeftoverNames> sshfsLeftovers(const BackendTarget& target, const std::stop_token& stop)
{
    const auto& remote = *target.as<SshfsTarget>();
    auto mount = mountToLook(remote, stop);
    if (!mount.ok())
        return mount.error();
    auto found = leftoversIn(mount.value()->root(), displayName(remote), false);
    const Status unmounted = mount.value()->unmount();
    return unmounted.ok() ? found : Result<LeftoverNames>(unmounted.error());
}

Status removeSshfsLeftover(const BackendTarget& target, const QString& name, const std::stop_token& stop)
{
    const auto& remote = *target.as<SshfsTarget>();
    auto mount = mountToLook(remote, stop);
    if (!mount.ok())
        return mount.error();
    const Status removed = removeTree(mount.value()->root(), QFile::encodeName(name),
                                      displayName(remote) + QLatin1Char('/') + name);
    const Status unmounted = mount.value()->unmount();
    return removed.ok() ? unmounted : removed;
}

} // namespace breakeven
