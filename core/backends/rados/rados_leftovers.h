// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/rados/target/rados_target.h"
#include "core/backends/search_patience.h"
#include "core/base/result.h"
#include "core/plan/target.h"

#include <QStringList>

namespace breakeven {

// The namespaces that dead runs of this machine left objects in. Goes through all objects of the pool, for
// which the user needs to see all namespaces; `isWhole` is false where it took longer than `patience`.
[[nodiscard]] Result<QStringList> radosNamespacesOfTheDead(const RadosTarget& target,
                                                           const SearchPatience& patience, bool& isWhole);

// Removes all objects in the namespace `space`, which there is none of without them.
[[nodiscard]] Status removeRadosNamespace(const RadosTarget& target, const QString& space,
                                          const std::stop_token& stop);

} // namespace breakeven
