// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/compare/comparison_picture.h"
#include "app/theme/theme.h"
#include "app/window/opened_runs.h"
#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/base/error.h"
#include "core/runs/run.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace breakeven {

// What a window shows, to be kept. No pointer is null.
struct ShownResult
{
    std::shared_ptr<const Run> run;
    std::shared_ptr<const Analysis> analysis;
    Answer answer;
    ChartData chart;
    std::vector<std::shared_ptr<const OpenedRun>> overlays;
    Theme theme;
    std::optional<ComparisonPicture> comparison{}; // in the place of the chart
};

// Saves and copies what the window shows, as it is when it is asked for: the chart, and the report of the
// run. Drawn at once; encoded, where that may be, and written in the background.
class ResultKeeper final : public QObject
{
    Q_OBJECT

public:
    // `window`: over which questions are asked; not owned. `shown` is asked in the GUI thread.
    ResultKeeper(QWidget* window, std::function<ShownResult()> shown);

    void saveChart(const QString& format); // asks where to; "png", "svg" or "pdf"
    void copyChart();                      // to the clipboard, as a picture
    void saveReport();                     // asks where to

signals:
    void told(const std::function<QString()>& message); // what was done, in the language of the moment
    void failed(const breakeven::Error& error);

private:
    void write(std::function<QByteArray()> encode, const QString& path);

    QWidget* m_window;
    std::function<ShownResult()> m_shown;
};

} // namespace breakeven
