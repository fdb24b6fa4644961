// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_reporter.h"

#include "core/answer/found_answers.h"

namespace breakeven {

namespace {

constexpr std::chrono::milliseconds betweenReports{67}; // 15 a second

std::vector<FoundCrossover> foundIn(const Analysis& analysis)
{
    std::vector<FoundCrossover> found;
    for (const Crossover& crossover : analysis.crossovers)
        found.push_back({.target = crossover.target,
                         .axis = crossover.axis,
                         .at = crossover.at,
                         .interval = crossover.interval});
    return found;
}

} // namespace

Result<RunReporter> RunReporter::start(const RunHeader& header, const QString& path, Report report)
{
    std::optional<RunWriter> writer;
    if (!path.isEmpty()) {
        auto created = RunWriter::create(path, header);
        if (!created.ok())
            return created.error();
        writer = std::move(created).value();
    }
    RunReporter reporter(header, std::move(writer), std::move(report));
    reporter.m_report(Started{.header = header, .path = path});
    return reporter;
}

RunReporter RunReporter::goOn(ContinuedRun run, Report report)
{
    const QString path = run.writer.path();
    const RunHeader& header = run.earlier->header;
    RunReporter reporter(header, std::move(run.writer), std::move(report));
    reporter.m_analyzer.add(run.earlier->blocks);
    reporter.m_report(Started{.header = header, .path = path, .earlier = run.earlier});
    reporter.m_report(reporter.m_analyzer.result());
    return reporter;
}

RunReporter::RunReporter(const RunHeader& header, std::optional<RunWriter> writer, Report report)
    : m_report(std::move(report))
    , m_facts{.plan = header.plan, .environment = header.environment}
    , m_analyzer(header)
    , m_writer(std::move(writer))
{}

Status RunReporter::add(const Block& block)
{
    Status written = m_writer && !m_error ? noteError(m_writer->append(block)) : Done{};
    m_analyzer.add(block);
    m_report(block);
    return written;
}

Status RunReporter::add(const Failure& failure)
{
    Status written = m_writer && !m_error ? noteError(m_writer->append(failure)) : Done{};
    m_report(failure);
    return written;
}

void RunReporter::progress(const Progress& progress)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_reported < betweenReports)
        return;
    m_reported = now;
    m_report(progress);
    m_report(m_analyzer.result());
}

RunEnd RunReporter::finish(RunEnd end)
{
    if (m_writer && !m_error)
        (void)noteError(m_writer->finish(end, foundIn(m_analyzer.result()), foundAnswers(end)));
    if (m_error) {
        end.status = RunStatus::Failed;
        end.error = m_error;
    }
    m_analyzer.end(end);
    m_report(m_analyzer.result());
    m_report(end);
    return end;
}

std::vector<FoundAnswer> RunReporter::foundAnswers(const RunEnd& end)
{
    m_facts.strain = end.strain;
    Analysis whole = m_analyzer.result();
    whole.status = end.status;
    return foundAnswersOf(answerOf(m_facts, whole), m_facts.plan);
}

Status RunReporter::noteError(Status status)
{
    if (!status.ok())
        m_error = status.error();
    return status;
}

} // namespace breakeven
