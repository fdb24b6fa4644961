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

    void start(const Plan& plan); // requires !isRunning()
    void stop();
    [[nodiscard]] bool isRunning() const { return m_experiment != nullptr; }

    // What is known so far; kept after the end, replaced by the next start.
    [[nodiscard]] const Run& run() const { return m_run; }
    [[nodiscard]] const Analysis& analysis() const { return m_analysis; }
    [[nodiscard]] QString path() const { return m_path; }

signals:
    void started();
    void progressed(const breakeven::Progress& progress);
    void analysed(); // analysis() has changed
    void failed(const breakeven::Failure& failure);
    void finished(const breakeven::RunEnd& end);

private:
    void take(const ExperimentEvent& event);

    std::unique_ptr<Experiment> m_experiment;
    QFutureWatcher<ExperimentEvent> m_watcher;
    Run m_run;
    Analysis m_analysis;
    QString m_path;
};

} // namespace breakeven
