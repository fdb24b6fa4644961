// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/runs/run.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <memory>

namespace breakeven {

// The run under way: owns the Experiment and gathers what it says into a Run and an Analysis. GUI thread.
class RunSession final : public QObject
{
    Q_OBJECT

public:
    explicit RunSession(QObject* parent = nullptr);
    ~RunSession() override;

    // Both require !isRunning(). What the second one measures comes with its Started.
    void start(const Plan& plan);
    void start(std::unique_ptr<Experiment> experiment);
    void stop();
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

    std::unique_ptr<Experiment> m_experiment;
    QFutureWatcher<ExperimentEvent> m_watcher;
    std::shared_ptr<Run> m_run = std::make_shared<Run>();
    std::shared_ptr<Analysis> m_analysis = std::make_shared<Analysis>();
    QString m_path;
};

} // namespace breakeven
