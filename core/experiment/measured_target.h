// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/experiment/schedule.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"
#include "core/runtimes/runtime.h"

#include <QString>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace breakeven {

// Whether `arm` of `arms` reads back in block `block` what it wrote: each one in every block where its
// batches are short against its `share` of the block's time, else one arm in each block, in turn.
[[nodiscard]] bool verifies(std::size_t arm, int block, std::size_t arms, std::chrono::nanoseconds batch,
                            std::chrono::nanoseconds share);

// One target of a plan under one runtime, opened: measures blocks there and removes what it made.
//
// One thread at a time. The destructor closes too, without a report.
class MeasuredTarget
{
public:
    // Opens the target and the connections of all arms, while no network stands in front of it. `runId` as
    // makeBackend() has it.
    [[nodiscard]] static Result<std::unique_ptr<MeasuredTarget>> open(const Plan& plan, const Target& target,
                                                                      RuntimeKind runtime,
                                                                      const QString& runId,
                                                                      const std::stop_token& stop);
    ~MeasuredTarget();
    MeasuredTarget(const MeasuredTarget&) = delete;
    MeasuredTarget& operator=(const MeasuredTarget&) = delete;

    [[nodiscard]] const QString& name() const { return m_target.name; }
    [[nodiscard]] RuntimeKind runtime() const { return m_runtimeKind; }
    [[nodiscard]] const TargetFacts& facts() const { return m_facts; }
    [[nodiscard]] std::optional<PythonFacts> python() const { return m_runtime->python(); }
    [[nodiscard]] std::optional<std::chrono::nanoseconds> workloadCost() const
    {
        return m_runtime->workloadCost();
    }

    // Measures every arm once, in the visit's order.
    [[nodiscard]] Result<Block> measure(const Schedule::Visit& visit, const std::stop_token& stop);

    // How long a block at `value` takes: as the last one did, or at least what the emulated round trips take.
    [[nodiscard]] std::chrono::nanoseconds expectedBlock(double value) const;

    // Removes everything made at the target. Nothing but the destructor may follow.
    [[nodiscard]] Status close();

private:
    MeasuredTarget(const Plan& plan, Target target, RuntimeKind runtime, std::unique_ptr<Backend> backend);

    // Sets the payloads that come, for a runtime that is to know what they cost before a network stands
    // there.
    [[nodiscard]] Status calibrate(const std::stop_token& stop);
    [[nodiscard]] Status goTo(double value);
    [[nodiscard]] ArmRequest requestFor(std::size_t arm, const Schedule::Visit& visit) const;
    [[nodiscard]] std::chrono::nanoseconds expectedBatch(std::size_t arm, double value) const;

    struct Known
    {
        std::vector<std::chrono::nanoseconds> medians; // of the last block's batches, by arm
        std::chrono::nanoseconds block{};
    };

    Plan m_plan;
    Target m_target;
    RuntimeKind m_runtimeKind;
    std::vector<Arm> m_arms; // of the plan, that the target and the runtime have
    TargetFacts m_facts;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Runtime> m_runtime; // destroyed before the back end
    std::optional<double> m_value;      // of the point that all is set for
    std::map<double, Known> m_known;
};

} // namespace breakeven
