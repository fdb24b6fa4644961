// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSplitter;
class QWidget;

namespace breakeven {

// Gives `window` the size and place, and its splitters the shares, that they had when they were kept last;
// without any those of a first start.
void restoreWindow(QWidget* window, QSplitter* columns, QSplitter* rows);
void keepWindow(const QWidget* window, const QSplitter* columns, const QSplitter* rows);

} // namespace breakeven
