// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/block_medians.h"
#include "core/analysis/cost_model.h"
#include "core/base/interval.h"
#include "core/base/result.h"
#include "core/plan/emulation.h"
#include "core/runs/run.h"

#include <QString>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace breakeven {

// What a batch would take that was not measured.
struct Forecast
{
    Prediction latency;
    double speedUp = 1;       // latency predicted for 1 thread / latency predicted
    Interval speedUpInterval; // 95 %; {1, 1} for 1 thread

    friend bool operator==(const Forecast&, const Forecast&) = default;
};

// The cost model of one target and runtime of a run, kept to what the run can vouch for. A value.
class Forecaster
{
public:
    // How far beyond the largest measured value a prediction goes.
    static constexpr double rttReach = 4;
    static constexpr int threadsReach = 2;

    // Fits the model of every target and runtime, in the plan's order. Not for the GUI thread.
    [[nodiscard]] static std::vector<Forecaster> of(const Run& run);
    // The same from the run's block medians by the plan's arms.
    [[nodiscard]] static std::vector<Forecaster> of(const Run& run, std::span<const PointMedians> medians);

    [[nodiscard]] const QString& target() const { return m_target; }
    [[nodiscard]] RuntimeKind runtime() const { return m_runtime; }

    // Without a model where the fit was refused; `rttUs` is the round trip of the plan's network, on top of
    // what a real one takes. Requires threads >= 1, rttUs >= 0. Refused with Unsupported and a
    // ForecastReason where there is no model, a round trip was not varied but another is asked for, fewer
    // than three thread counts tell nothing of others, or the question lies beyond the reach. Takes
    // microseconds.
    [[nodiscard]] Result<Forecast> at(int threads, double rttUs) const;

    // What stood in for the network in the batches that a prediction for `rttUs` rests on; none: nothing did.
    [[nodiscard]] std::optional<Emulation> emulationAt(double rttUs) const
    {
        return rttUs > 0 ? m_emulation : m_emulationAtZero;
    }

    [[nodiscard]] const Result<CostModel>& model() const { return m_model; }
    // Arms that the run has here and that the model knows nothing of: those not of threads.
    [[nodiscard]] const std::vector<Arm>& leftOut() const { return m_leftOut; }
    // What was measured; empty where nothing was.
    [[nodiscard]] const std::set<int>& threads() const { return m_threads; }
    [[nodiscard]] const std::set<double>& rttsUs() const { return m_rttsUs; }

private:
    Forecaster(QString target, RuntimeKind runtime, Result<CostModel> model)
        : m_target(std::move(target))
        , m_runtime(runtime)
        , m_model(std::move(model))
    {}

    QString m_target;
    RuntimeKind m_runtime;
    Result<CostModel> m_model;
    std::vector<Arm> m_leftOut;
    std::optional<Emulation> m_emulation{};       // of a round trip
    std::optional<Emulation> m_emulationAtZero{}; // of the rest of the network: a bandwidth
    std::set<int> m_threads;                      // measured
    std::set<double> m_rttsUs;
};

// Those of one run, for several to read; null: none.
using Forecasters = std::shared_ptr<const std::vector<Forecaster>>;

} // namespace breakeven
