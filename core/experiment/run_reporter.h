// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analyzer.h"
#include "core/answer/answer.h"
#include "core/base/result.h"
#include "core/experiment/continued_run.h"
#include "core/experiment/experiment_event.h"
#include "core/runs/run_writer.h"

#include <chrono>
#include <functional>
#include <optional>

namespace breakeven {

// Takes what a run yields to the run file, to the analysis and to who listens, in this order, so that what is
// seen is safe already.
//
// One thread at a time. Errors are those of the run file; after the first nothing is written any more, while
// reports go on.
class RunReporter
{
public:
    using Report = std::function<void(ExperimentEvent)>;

    // `path` empty: no file.
    [[nodiscard]] static Result<RunReporter> start(const RunHeader& header, const QString& path,
                                                   Report report);
    // The same of a run that goes on, whose blocks so far are known to the analysis from here on.
    [[nodiscard]] static RunReporter goOn(ContinuedRun run, Report report);

    [[nodiscard]] Status add(const Block& block);
    [[nodiscard]] Status add(const Failure& failure);

    // Reports it and the analysis, unless the last report was a moment ago.
    void progress(const Progress& progress);

    // The end of file, analysis and reports. The file's error makes a Failed of `end`, which is returned.
    RunEnd finish(RunEnd end);

    [[nodiscard]] const Analysis& analysis() { return m_analyzer.result(); }

private:
    RunReporter(const RunHeader& header, std::optional<RunWriter> writer, Report report);

    [[nodiscard]] Status noteError(Status status);
    [[nodiscard]] std::vector<FoundAnswer> foundAnswers(const RunEnd& end);

    Report m_report;
    RunFacts m_facts;
    Analyzer m_analyzer;
    std::optional<RunWriter> m_writer;
    std::optional<Error> m_error;
    std::chrono::steady_clock::time_point m_reported{};
};

} // namespace breakeven
