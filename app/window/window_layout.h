// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace breakeven
