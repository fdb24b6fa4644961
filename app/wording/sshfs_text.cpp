// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/backend_text.h"
#include "app/wording/word_contexts.h"
#include "core/backends/sshfs/target/sshfs_target.h"

namespace breakeven {

BackendText sshfsText()
{
    return {.label = [] { return TargetTabs::tr("Remote folder"); },
            .placeOf =
                [](const BackendTarget& target) {
                    const auto& remote = *target.as<SshfsTarget>();
                    return remote.host + QLatin1Char(':') + remote.folder;
                },
            .nameOf =
                [](const BackendTarget& target) {
                    const auto& remote = *target.as<SshfsTarget>();
                    return remote.host.section(QLatin1Char('@'), -1) + QLatin1Char(':') + remote.folder;
                },
            .versionOf =
                [](const QString& version) { return version; }, // with its server's name: "OpenSSH_9.2p1"
            .reachOfParallelOperations =
                [] {
                    return AdviceWords::tr(
                        "In Gnocchi 4.4 parallel_operations reaches every read and write of its files.");
                }};
}

} // namespace breakeven
