// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <sys/types.h>

#include <optional>

namespace breakeven {

// The private folder (0700) of one mount on this machine, `breakeven-ssh-RUNID-XXXXXX` in the user's runtime
// folder or in the temporary one: mount point, ssh's configuration and ssh's log.
class SshfsMountPlace
{
public:
    [[nodiscard]] static Result<SshfsMountPlace> make(const QString& runId);

    // Unmounts and removes what dead runs of this user left. Best effort: what can't go now may later.
    static void removeThoseOfDeadRuns();

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString mountPoint() const { return m_folder + QLatin1String("/mnt"); }
    [[nodiscard]] QString configurationFile() const { return m_folder + QLatin1String("/config"); }
    [[nodiscard]] QString logFile() const { return m_folder + QLatin1String("/log"); }
    [[nodiscard]] QByteArray log() const;

    // The device that sshfs has mounted at the mount point; none while there is no such mount. Asks the
    // kernel only, so it never waits for a host.
    [[nodiscard]] std::optional<dev_t> mountedDevice() const;

    // Whether somebody has mounted something else on top of it: to unmount would take that.
    [[nodiscard]] bool isCovered() const;

    // Unmounts where something is mounted, at once where it is in use or dead, and removes the folder. Busy,
    // and all stays as it is, where isCovered().
    [[nodiscard]] Status remove() const;

private:
    explicit SshfsMountPlace(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QList<QByteArray> mountsHere() const; // lines of the kernel's list

    QString m_folder;
};

} // namespace breakeven
