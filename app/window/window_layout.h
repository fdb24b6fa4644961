// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QScreen;
class QSplitter;
class QWidget;

namespace breakeven {

class ResultTables;

// What stands in the window.
struct WindowParts
{
    QWidget* top;
    QWidget* setup;
    QWidget* chart;
    ResultTables* table;
    QWidget* verdict;
    QWidget* example;      // in the place of chart and table, while it is shown
    QWidget* firstAnswers; // likewise, of the verdict
    QWidget* leftovers;
    QWidget* message;
    QWidget* status;
    QWidget* pages; // that the columns are one of
};

// Arranges the parts: the pages between two bars, and the chart's page in three columns, chart over table in
// the middle. The result owns them, through QObject; so it does the splitters, whose state the window keeps.
[[nodiscard]] QWidget* layOutWindow(const WindowParts& parts, QSplitter* columns, QSplitter* rows,
                                    QWidget* parent);

// How large the window is before its user has made it anything else: on a small screen no larger than that.
[[nodiscard]] QSize firstWindowSize(const QScreen& screen);

} // namespace breakeven
