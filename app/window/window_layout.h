// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QScreen;
class QSplitter;
class QWidget;

namespace breakeven {

// What stands in the window.
struct WindowParts
{
    QWidget* top;
    QWidget* setup;
    QWidget* chart;
    QWidget* table;
    QWidget* verdict;
    QWidget* history;
    QWidget* leftovers;
    QWidget* message;
    QWidget* status;
};

// Arranges the parts: three columns between two bars, chart over table in the middle. The result owns them,
// through QObject; so it does the splitters, whose state the window keeps.
[[nodiscard]] QWidget* layOutWindow(const WindowParts& parts, QSplitter* columns, QSplitter* rows,
                                    QWidget* parent);

// How large the window is before its user has made it anything else: on a small screen no larger than that.
[[nodiscard]] QSize firstWindowSize(const QScreen& screen);

} // namespace breakeven
