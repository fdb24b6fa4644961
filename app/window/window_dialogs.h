// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QMessageBox;
class QWidget;

namespace breakeven {

// Asks over `window` whether the run shall be stopped to close, and calls `stop` if so. Shown at once;
// deletes itself when answered.
QMessageBox* askToStop(QWidget* window, const std::function<void()>& stop);

// Asks over `window` whether `programs`, which an opened run names, shall be started, and calls `start` if
// so.
void askToStart(QWidget* window, const QStringList& programs, const std::function<void()>& start);

void showAbout(QWidget* window);

} // namespace breakeven
