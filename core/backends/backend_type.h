// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace breakeven {

// What dead runs left at a target.
struct LeftoverNames
{
    QString where; // as shown to people, without password
    QStringList names;
    bool isWhole = true; // false: there may be more
};

// What a room can do with targets of its type; no other is passed to it.
struct BackendType
{
    const TargetType& target;
    // Not opened yet. `runId` is marked (markedRunId).
    std::unique_ptr<Backend> (*make)(const Target& target, const QString& runId);
    // As findLeftovers() and removeLeftover() say.
    Result<LeftoverNames> (*findLeftovers)(const BackendTarget& target, const std::stop_token& stop);
    Status (*removeLeftover)(const BackendTarget& target, const QString& name, const std::stop_token& stop);
};

} // namespace breakeven
