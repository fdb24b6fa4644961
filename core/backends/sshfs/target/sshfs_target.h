// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"

#include <QString>

namespace breakeven {

// A folder of a remote host, reached by ssh.
struct SshfsTarget
{
    QString host; // "host" or "user@host"
    int port = 22;
    QString folder;
    QString key; // path of the identity file; empty: ssh's own choice
    Layout layout = Layout::Shared;
    bool fsync = false; // before the rename; not with a server that lacks fsync@openssh.com

    [[nodiscard]] static const TargetType& type();
    void writeTo(QJsonObject& object) const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] Status validate(const QString& where) const;
    [[nodiscard]] static std::chrono::milliseconds openingTime() { return std::chrono::milliseconds(1500); }

    friend bool operator==(const SshfsTarget&, const SshfsTarget&) = default;
};

// The folder as it stands in an address: one that is relative, as in the user's home, begins with /~/.
[[nodiscard]] QString rootedFolder(const SshfsTarget& target);

} // namespace breakeven
