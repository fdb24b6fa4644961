// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/experiment/block_bounds.h"
#include "core/experiment/schedule.h"
#include "core/machine/placement.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"
#include "core/runtimes/runtime.h"

#include <QString>

#include <chrono>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <stop_token>
#include <vector>

namespace breakeven {

// What a batch takes at least over a network of that bandwidth; zero: unlimited.
[[nodiscard]] std::chrono::nanoseconds shortestTransfer(const Workload& workload, const Network& network);

// Of a point that no run of that budget could measure, which must not be found out by waiting.
[[nodiscard]] Failure tooLong(const PointKey& point, std::chrono::duration<double> block,
                              std::chrono::duration<double> budget);

// One target of a plan under one runtime, opened: measures blocks there and removes what it made.
//
// Where workers, relay and the run's own server lie on the cores is drawn by lot for each arm of each block,
// as the order of the arms is, and held while the arm is measured.
//
// Opened and used in one thread. The destructor closes too, without a report.
class MeasuredTarget
{
public:
    // Opens the target and the connections of all arms, while no network stands in front of it. `runId` as
    // makeBackend() has it. `stop` ends it, and makes it impatient in removing what it made until then.
    // `patience`: as Backend has it. FilesExhausted where it would need more than `spareDescriptors` of this
    // process.
    [[nodiscard]] static Result<std::unique_ptr<MeasuredTarget>>
    open(const Plan& plan, const Target& target, RuntimeKind runtime, const QString& runId,
         const std::stop_token& stop, std::chrono::milliseconds patience = std::chrono::seconds(5),
         int spareDescriptors = std::numeric_limits<int>::max());
    ~MeasuredTarget();
    MeasuredTarget(const MeasuredTarget&) = delete;
    MeasuredTarget& operator=(const MeasuredTarget&) = delete;

    [[nodiscard]] const QString& name() const { return m_target.name; }
    [[nodiscard]] RuntimeKind runtime() const { return m_runtimeKind; }
    [[nodiscard]] Cores cores() const { return coresFor(m_plan, m_target); }
    [[nodiscard]] const TargetFacts& facts() const { return m_facts; }
    [[nodiscard]] std::optional<PythonFacts> python() const { return m_runtime->python(); }
    [[nodiscard]] std::optional<std::chrono::nanoseconds> workloadCost() const
    {
        return m_runtime->workloadCost();
    }

    // File descriptors of this process that it may come to need.
    [[nodiscard]] int descriptors() const { return m_descriptors; }

    // Whether places are drawn: there are cores to choose from, and we may.
    [[nodiscard]] bool drawsPlacements() const { return !m_cores.empty(); }

    // Measures every arm once, in the visit's order. A connection that was lost, before an arm or while it
    // was measured, is made anew once, and the block tells. Where there is no room for the items, those there
    // are go, so that smaller ones have it. ExperimentCode::Impossible, NoSpace, and what runtime and back
    // end give.
    [[nodiscard]] Result<Block> measure(const Schedule::Visit& visit, const std::stop_token& stop);

    // How long a block at `value` takes: as the last one did, or at least what the emulated network takes.
    [[nodiscard]] std::chrono::nanoseconds expectedBlock(double value) const;

    // How long a block at `value` may take on any storage that is worth waiting for.
    [[nodiscard]] std::chrono::nanoseconds longestBlock(double value) const;

    // Whether a fresh connection reaches the items, until `stop` at most.
    [[nodiscard]] Status answers(const std::stop_token& stop);

    // Removes everything made at the target, impatiently once `stop` is requested. Nothing but the destructor
    // may follow.
    [[nodiscard]] Status close(const std::stop_token& stop);

private:
    MeasuredTarget(const Plan& plan, Target target, RuntimeKind runtime, std::unique_ptr<Backend> backend);

    // Sets the payloads that come, for a runtime that is to know what they cost before a network stands
    // there.
    [[nodiscard]] Status calibrate(const std::stop_token& stop);
    [[nodiscard]] Status goTo(double value);
    [[nodiscard]] Status comeTo(double value);
    [[nodiscard]] Result<ArmSamples> measureArm(std::size_t arm, const Schedule::Visit& visit,
                                                const std::stop_token& stop, int& renewed);
    [[nodiscard]] bool isLostConnection(const Error& error) const;
    // By whoever emulates the distance, since the last call.
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips();
    // Impossible: the emulated distance wasn't there.
    [[nodiscard]] Status checkDistance(std::size_t arm, double value, const ArmSamples& samples) const;
    [[nodiscard]] Placement drawPlacement(const Arm& arm);
    // Of all its workers: whoever opens the last of them is not to find that there are none left.
    [[nodiscard]] Status reckonDescriptors(int spare);
    // As far as the target says how much it has.
    [[nodiscard]] Status hasRoomFor(const Workload& workload) const;
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
    std::vector<int> m_cores;           // to lay threads on; empty: all stay where they are
    std::mt19937_64 m_lots;
    int m_descriptors = 0;
    std::optional<double> m_value; // of the point that all is set for
    std::map<double, Known> m_known;
};

} // namespace breakeven
