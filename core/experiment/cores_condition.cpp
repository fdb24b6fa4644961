// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/cores_condition.h"

namespace breakeven {

void CoresCondition::make(const Environment& machine)
{
    // Under a quota of processor time awake cores would use up what the measured program needs.
    if (machine.cpuQuota)
        return;
    if (auto made = AwakeCores::make(); made.ok())
        m_awakeCores = std::move(made).value();
}

std::optional<AwakeCores::Spell> CoresCondition::hold(Cores wanted)
{
    if (wanted != Cores::Awake || !m_awakeCores)
        return std::nullopt;
    return m_awakeCores->keepAwake();
}

} // namespace breakeven
