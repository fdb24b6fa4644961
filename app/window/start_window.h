// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// Makes the QApplication, the theme, the translations and the main window, and runs them to the end. `argv`
// may name run files to open. `version` is what the program calls itself. Returns its exit
// status.
[[nodiscard]] int startWindow(int& argc, char** argv, const char* version);

} // namespace breakeven
