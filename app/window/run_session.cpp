// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_session.h"

#include "core/experiment/experiment_code.h"
#include "core/runs/run_failures.h"

#include <utility>

namespace breakeven {

RunSession::RunSession(QObject* parent, std::size_t mostBatches) : QObject(parent), m_mostBatches(mostBatches)
{}

RunSession::~RunSession() = default;

void RunSession::start(const Plan& plan, std::chrono::milliseconds waitForQuiet)
{
    start(Experiment::start(plan, {.waitForQuiet = waitForQuiet}));
    m_run->header.plan = plan;
    m_run->header.title = plan.title;
}

void RunSession::start(std::unique_ptr<Experiment> experiment)
{
    putAway();
    m_experiment = std::move(experiment);
    m_experiment->listen(
        this, [this](const ExperimentEvent& event) { take(event); }, [this] { conclude(); });
}

void RunSession::goOn(const QString& path, const std::shared_ptr<const Run>& run, const Analysis& analysis,
                      const Plan& asked, std::chrono::milliseconds waitForQuiet)
{
    start(Experiment::start(asked, {.runPath = path, .continues = true, .waitForQuiet = waitForQuiet}));
    *m_run = *run;
    m_goesOn = true;
    m_endBefore = std::exchange(m_run->end, std::nullopt);
    *m_analysis = analysis;
    m_analysis->status.reset();
    m_path = path;
}

void RunSession::putAway()
{
    m_goesOn = false;
    m_endBefore.reset();
    m_run = std::make_shared<Run>();
    m_analysis = std::make_shared<Analysis>();
    m_path.clear();
    m_batches = 0;
}

void RunSession::skipWaiting()
{
    if (m_experiment)
        m_experiment->skipWaiting();
}

void RunSession::stop()
{
    if (m_experiment)
        m_experiment->cancel();
}

void RunSession::take(const ExperimentEvent& event)
{
    if (const auto* progress = std::get_if<Progress>(&event)) {
        emit progressed(*progress);
    } else if (const auto* begun = std::get_if<Started>(&event)) {
        m_path = begun->path;
        if (begun->earlier) { // the header is known, with the name that its user gave it
            m_goesOn = false;
            m_run->blocks = begun->earlier->blocks;
            m_run->failures = begun->earlier->failures;
            for (const Block& block : m_run->blocks)
                countBatches(block);
            boundBatches();
        } else {
            m_run->header = begun->header;
        }
        emit started();
    } else if (const auto* block = std::get_if<Block>(&event)) {
        m_run->blocks.push_back(*block);
        dropOvercome(m_run->failures, block->point);
        countBatches(*block);
        boundBatches();
    } else if (const auto* failure = std::get_if<Failure>(&event)) {
        m_run->failures.push_back(*failure);
        emit failed(*failure);
    } else if (const auto* analysis = std::get_if<Analysis>(&event)) {
        *m_analysis = *analysis;
        emit analysed();
    } else if (const auto* end = std::get_if<RunEnd>(&event)) {
        m_run->end = *end;
    }
}

void RunSession::countBatches(const Block& block)
{
    for (const ArmSamples& arm : block.arms)
        m_batches += arm.batches.size();
}

void RunSession::boundBatches()
{
    constexpr std::size_t few = 8; // of an arm in a block: its median is to stay what it is
    if (m_batches <= m_mostBatches)
        return;
    for (std::size_t i = 0; i + 1 < m_run->blocks.size(); ++i) {
        for (ArmSamples& arm : m_run->blocks[i].arms) {
            if (arm.batches.size() <= few)
                continue;
            std::vector<std::chrono::nanoseconds> kept;
            for (std::size_t batch = 0; batch < arm.batches.size(); batch += 2)
                kept.push_back(arm.batches[batch]);
            m_batches -= arm.batches.size() - kept.size();
            arm.batches = std::move(kept);
        }
    }
    // Where the blocks alone are as many: not to go through all of them for each one more.
    m_mostBatches = std::max(m_mostBatches, m_batches + m_batches / 8);
}

void RunSession::conclude()
{
    m_experiment.reset();
    if (!m_run->end) // whatever happened: nothing runs any more, and the window must say so
        m_run->end = RunEnd{.finished = QDateTime::currentDateTimeUtc(),
                            .status = RunStatus::Failed,
                            .error = Error{ExperimentCode::Silent, {}, {}}};
    const RunEnd end = *m_run->end;
    if (std::exchange(m_goesOn, false)) { // nothing was added to it
        m_run->end = m_endBefore;
        m_analysis->status = m_endBefore ? m_endBefore->status : RunStatus::Cancelled;
    }
    emit finished(end);
}

} // namespace breakeven
