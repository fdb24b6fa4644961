// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QMessageBox;
class QWidget;

namespace breakeven {

// Asks over `window` whether the run shall be stopped to close, and calls `stop` if so. Shown at once;
// deletes itself when answered.
QMessageBox* askToStop(QWidget* window, const std::function<void()>& stop);

void showAbout(QWidget* window);

} // namespace breakeven
