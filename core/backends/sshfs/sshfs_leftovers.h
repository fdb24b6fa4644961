// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"

#include <QString>

#include <stop_token>

namespace breakeven {

// As BackendType has them: what dead runs left in the remote folder, which is mounted for it.
[[nodiscard]] Result<LeftoverNames> sshfsLeftovers(const BackendTarget& target, const std::stop_token& stop);
[[nodiscard]] Status removeSshfsLeftover(const BackendTarget& target, const QString& name,
                                         const std::stop_token& stop);

} // namespace breakeven
