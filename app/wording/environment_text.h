// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"
#include "core/plan/target.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace breakeven {

// The servers behind `targets`, each once: "redis 7.0.15", "ceph 16.2.15".
[[nodiscard]] QStringList serverTexts(const Environment& environment, const std::vector<Target>& targets);

// The machine and the software, a line each, as far as known: "CPU governor: powersave", "local file: ext4,
// rw,relatime", "CPython 3.11.2 with its GIL …".
[[nodiscard]] QStringList environmentLines(const Environment& environment);

} // namespace breakeven
