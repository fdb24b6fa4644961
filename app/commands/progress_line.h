// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment_event.h"

#include <QString>

#include <chrono>

namespace breakeven {

// How far a run is, as one line of at most `columns` characters: bar, share, pass, what it does, time left.
[[nodiscard]] QString progressText(const Progress& progress, int columns);

// Shows a run's progress on standard error: on a terminal one line that is drawn again at most 10 times a
// second, anywhere else (a log) a line for every tenth of the run.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress);
    // Takes the line off the terminal, so that something else may be written.
    void clear();

private:
    void showSparsely(const Progress& progress);

    bool m_redraws = false;
    bool m_shown = false;
    int m_tenths = -1;
    bool m_saidWaiting = false;
    std::chrono::steady_clock::time_point m_drawn{};
};

} // namespace breakeven
