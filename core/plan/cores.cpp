// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/cores.h"

namespace breakeven {

QLatin1String toString(Cores cores)
{
    return cores == Cores::Awake ? QLatin1String("awake") : QLatin1String("as-they-are");
}

std::optional<Cores> coresNamed(const QString& name)
{
    for (const Cores cores : {Cores::Awake, Cores::AsTheyAre})
        if (name == toString(cores))
            return cores;
    return std::nullopt;
}

} // namespace breakeven
