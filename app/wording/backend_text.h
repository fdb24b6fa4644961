// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"

#include <QString>

namespace breakeven {

// What is said of one back end and its targets. Each has a file of its own, BACKEND_text.cpp.
struct BackendText
{
    QString (*label)();                           // "Remote folder"
    QString (*placeOf)(const BackendTarget&);     // below a target's name: "pool “bench”"
    QString (*nameOf)(const BackendTarget&);      // of a target that has no name yet: "bench"
    QString (*versionOf)(const QString& version); // of its server: "redis 7.0.15"
    QString (*reachOfParallelOperations)();       // of Gnocchi's option of that name
    bool isServer =
        false; // its targets are called by their server's name, or have a server started for the run
};

// Of a back end of targetTypes().
[[nodiscard]] const BackendText& textOf(const TargetType& type);

} // namespace breakeven
