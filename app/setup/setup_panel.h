// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QScrollArea;

namespace breakeven {

class Keychain;
class PlanNetworkLine;
class PrecisionChips;
class RuntimeChips;
class SweepEditor;
class TargetList;
class ThreadChips;

// The experiment as the user sets it up, and the button that runs and stops it.
class SetupPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SetupPanel(QWidget* parent = nullptr); // with the desktop's keychain
    explicit SetupPanel(std::unique_ptr<Keychain> keychain, QWidget* parent = nullptr);

    void setPlan(const Plan& plan);
    // The plan set, with what was changed since and the passwords that are known.
    [[nodiscard]] Plan plan() const;

    void setRunning(bool running); // settings are locked, the button stops
    void setStopping();            // until the run has ended
    void showRun(const Run& run);  // what it set and calibrated, beside the settings; until the next plan
    [[nodiscard]] TargetList* targets() const { return m_targets; }

signals:
    void runWanted();
    void stopWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void offerPipelining();
    void update();

    Plan m_plan;
    bool m_running = false;
    bool m_stopping = false;
    bool m_edited = false;
    QWidget* m_settings; // these are owned by this, through QObject
    TargetList* m_targets;
    PlanNetworkLine* m_network;
    ThreadChips* m_threads;
    RuntimeChips* m_runtimes;
    SweepEditor* m_sweep;
    PrecisionChips* m_precision;
    QLabel* m_targetsTitle;
    QLabel* m_threadsTitle;
    QLabel* m_runtimesTitle;
    QLabel* m_sweepTitle;
    QLabel* m_precisionTitle;
    QLabel* m_problem;
    QPushButton* m_run;
};

} // namespace breakeven
