// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"

#include <QString>

namespace breakeven {

// A folder of this machine, or one that it has mounted.
struct FileTarget
{
    QString folder; // empty: a temporary folder
    Layout layout = Layout::Shared;
    bool fsync = false; // before the rename; the post's workload does not

    [[nodiscard]] static const TargetType& type();
    void writeTo(QJsonObject& object) const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] static Status validate(const QString& where);

    friend bool operator==(const FileTarget&, const FileTarget&) = default;
};

} // namespace breakeven
