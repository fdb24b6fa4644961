// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"
#include "core/experiment/experiment_event.h"
#include "core/plan/target.h"

#include <QFrame>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace breakeven {

class ElidedLabel;

// The bar at the foot of the window: pass, progress, time left, and the machine that it is measured on.
class StatusLine final : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showProgress(const Progress& progress);
    void showEnd(const RunEnd& end);
    // Stays until the next; asked again where the language changes.
    void showMessage(std::function<QString()> message);
    void showEnvironment(const Environment& environment, const std::vector<Target>& targets);
    // What a page says, in the place of the last message and of the machine, until the next message; empty:
    // nothing, so that those are shown again. During a run its progress stays.
    void showPage(const QString& text, const QString& beside);

signals:
    void skipWaitingWanted(); // for a quiet machine

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::function<QString()> m_message; // that is shown; none during a run
    std::optional<Environment> m_machine;
    std::vector<Target> m_targets; // that were measured on it
    ElidedLabel* m_state;          // these are owned by this, through QObject
    QPushButton* m_skip;           // while the run waits for a quiet machine
    QProgressBar* m_bar;
    QLabel* m_left;
    ElidedLabel* m_environment;
};

} // namespace breakeven
