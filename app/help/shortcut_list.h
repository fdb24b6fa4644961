// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QDialog;
class QWidget;

namespace breakeven {

// Shows the keys of those `actions` that have any, over `window`. Deletes itself when closed.
QDialog* showShortcuts(const QList<QAction*>& actions, QWidget* window);

} // namespace breakeven
