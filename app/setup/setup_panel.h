// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpacerItem;

namespace breakeven {

class CoresChips;
class Keychain;
class PlanNetworkLine;
class PrecisionChips;
class RuntimeChips;
class SweepEditor;
class TargetList;
class ThreadChips;
class TimeNote;
class WorkloadEditor;
struct Theme;

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
    // What is set can be measured, as far as one can tell from here.
    [[nodiscard]] bool isReady() const;

    void setRunning(bool running); // settings are locked, the button stops
    void setStopping();            // until the run has ended
    void setTheme(const Theme& look);
    [[nodiscard]] TargetList* targets() const { return m_targets; }

signals:
    void changed(); // by the user, or by a plan that was set
    void runWanted();
    void stopWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void offerPipelining();
    void tighten(bool tight);
    void takeWidth();
    void update();
    [[nodiscard]] QString problem() const; // empty: none

    Plan m_plan;
    bool m_running = false;
    bool m_stopping = false;
    bool m_edited = false;
    QScrollArea* m_scroll; // these are owned by this, through QObject
    QWidget* m_settings;
    QBoxLayout* m_groups;
    QList<QSpacerItem*> m_gaps;    // between groups; owned by m_groups
    std::optional<bool> m_isTight; // none: not laid out yet
    TargetList* m_targets;
    PlanNetworkLine* m_network;
    ThreadChips* m_threads;
    RuntimeChips* m_runtimes;
    WorkloadEditor* m_workload;
    SweepEditor* m_sweep;
    PrecisionChips* m_precision;
    CoresChips* m_cores;
    TimeNote* m_time;
    QLabel* m_targetsTitle;
    QLabel* m_threadsTitle;
    QLabel* m_runtimesTitle;
    QLabel* m_workloadTitle;
    QLabel* m_sweepTitle;
    QLabel* m_precisionTitle;
    QLabel* m_coresTitle;
    QLabel* m_problem;
    QPushButton* m_run;
};

} // namespace breakeven
