// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QFrame>

class QPushButton;

namespace breakeven {

// What is left of the set-up beside a page that has no room for it: the way back to it, and Run or Stop.
class SetupRail final : public QFrame
{
    Q_OBJECT

public:
    explicit SetupRail(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setRunning(bool running);
    void setStopping(); // until the run has ended

signals:
    void setupWanted();
    void runWanted();
    void stopWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void retranslate();

    Theme m_look;
    bool m_running = false;
    bool m_stopping = false;
    QPushButton* m_setup; // these are owned by this, through QObject
    QPushButton* m_run;
};

} // namespace breakeven
