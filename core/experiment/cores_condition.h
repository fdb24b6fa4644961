// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"
#include "core/machine/awake_cores.h"
#include "core/plan/plan.h"

#include <memory>
#include <optional>

namespace breakeven {

// The condition in which the machine's cores are to be while something is measured, as far as that can be
// had.
class CoresCondition
{
public:
    // From now on cores can be kept awake; until then, or where it can't be had, they stay as they are.
    void make(const Environment& machine);

    [[nodiscard]] bool keepsAwake() const { return m_awakeCores != nullptr; }

    // As long as what it gives lives.
    [[nodiscard]] std::optional<AwakeCores::Spell> hold(Cores wanted);

private:
    std::unique_ptr<AwakeCores> m_awakeCores; // null: they stay as they are
};

} // namespace breakeven
