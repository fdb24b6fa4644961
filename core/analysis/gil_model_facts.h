// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// Under which Python the batches of the runtime gil-model ran: what the plan set, and what was calibrated.
struct GilModelFacts
{
    struct Held
    {
        QString target;
        std::chrono::nanoseconds
            perOperation{}; // the GIL's, of all calls and the compute; median of the blocks

        friend bool operator==(const Held&, const Held&) = default;
    };

    PythonSetting setting;  // as the plan has it
    std::vector<Held> held; // by target, in the order measured; without those for which it isn't known

    friend bool operator==(const GilModelFacts&, const GilModelFacts&) = default;

    // Nothing where the plan doesn't run the model.
    [[nodiscard]] static std::optional<GilModelFacts> of(const Plan& plan, std::span<const Block> blocks);
};

[[nodiscard]] QJsonObject toJson(const GilModelFacts& facts);

} // namespace breakeven
