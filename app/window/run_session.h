// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/runs/run.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace breakeven {

// The run under way: owns the Experiment and gathers what it says into a Run and an Analysis. GUI thread.
class RunSession final : public QObject
{
    Q_OBJECT

public:
    // What a run holds in memory is bounded: beyond so many batches every other one of the blocks so far
    // goes; 128 MiB. Its file has them all.
    static constexpr std::size_t batchesAnalyzedLive = std::size_t{1} << 24;

    explicit RunSession(QObject* parent = nullptr, std::size_t mostBatches = batchesAnalyzedLive);
    ~RunSession() override;

    // Both require !isRunning(). What the second one measures comes with its Started.
    void start(const Plan& plan, std::chrono::milliseconds waitForQuiet = {});
    void start(std::unique_ptr<Experiment> experiment);
    // Measures a run longer that ended or was interrupted, in its file: what is known of it is there at once.
    // `asked`: its plan, with the budget and the passwords that it takes now. Requires !isRunning().
    void goOn(const QString& path, const std::shared_ptr<const Run>& run, const Analysis& analysis,
              const Plan& asked, std::chrono::milliseconds waitForQuiet = {});
    void skipWaiting(); // for a quiet machine
    void stop();
    // The run that is over is known no more. Requires !isRunning().
    void putAway();
    [[nodiscard]] bool isRunning() const { return m_experiment != nullptr; }

    // What is known so far, never null. It grows until finished() and never changes after, so that it may
    // then go to other threads; the next start makes another.
    [[nodiscard]] std::shared_ptr<const Run> run() const { return m_run; }
    [[nodiscard]] std::shared_ptr<const Analysis> analysis() const { return m_analysis; }
    [[nodiscard]] QString path() const { return m_path; }

signals:
    void started();
    void progressed(const breakeven::Progress& progress);
    void analysed(); // analysis() has changed
    void failed(const breakeven::Failure& failure);
    void finished(const breakeven::RunEnd& end); // once a start, however the run ended

private:
    void take(const ExperimentEvent& event);
    void conclude();
    void countBatches(const Block& block);
    void boundBatches();

    std::unique_ptr<Experiment> m_experiment;
    std::shared_ptr<Run> m_run = std::make_shared<Run>();
    std::shared_ptr<Analysis> m_analysis = std::make_shared<Analysis>();
    QString m_path;
    bool m_goesOn = false;             // a run that is there already, until its file does
    std::optional<RunEnd> m_endBefore; // of that; none: it was interrupted
    std::size_t m_mostBatches;
    std::size_t m_batches = 0; // in m_run
};

} // namespace breakeven
