// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/base/result.h"
#include "core/environment/python_facts.h"
#include "core/plan/plan.h"
#include "core/runtimes/python_costs.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace breakeven {

class CPythonRuntime;

// The costs once, in a child that is there already: takes about 0.2 s, and at least 6 operations at
// `backend`, whose items are replaced. `python` was told of `workload`. Errors: as CPythonRuntime::measure().
[[nodiscard]] Result<PythonCosts> measurePythonCosts(CPythonRuntime& python, Backend& backend,
                                                     const Workload& workload, const std::stop_token& stop);

// Tells the costs of operations at a back end's items, as measured in a short run of a real Python with one
// thread, which notes when it drops and takes the GIL, and in one of the model's own worker with no costs
// beside it: what Python takes beyond that, between the same calls, are its costs. How much longer it takes
// where threads dispute the GIL, by what the same holds take in a short run with four (CrowdPace). Keeps the
// child. One thread at a time.
class PythonCalibration
{
public:
    // `backend` is open, is not owned and must outlive this. `interpreter`: as CPythonOptions.
    PythonCalibration(Backend& backend, QString interpreter);
    ~PythonCalibration();

    enum class Trust {
        Known, // measures only where the workload or the place has changed
        Fresh, // and where the last time is longer ago than `LongestTrust` and `TrustForTime` times what it
               // took: a network that the place doesn't tell of changes the costs a little too, as code that
               // rarely runs runs slower
    };

    // Takes about half a second where it measures, or a few operations where these take long. Errors: as
    // CPythonRuntime::measure().
    [[nodiscard]] Result<PythonCosts> costs(const Workload& workload, Trust trust,
                                            const std::stop_token& stop);

    // Starts the Python, so that the first costs() needn't. Errors: as CPythonRuntime::prepare().
    [[nodiscard]] Status prepare(const std::stop_token& stop);
    [[nodiscard]] std::optional<PythonFacts> python() const;

    // Whether the last costs() measured, and so replaced the items.
    [[nodiscard]] bool hasMeasured() const;

    static constexpr std::chrono::seconds LongestTrust{1};
    static constexpr int TrustForTime = 20;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
