// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/arm_legend.h"
#include "app/charts/plot_panel.h"
#include "app/charts/plot_read_out.h"
#include "app/charts/plot_surround.h"
#include "app/charts/plot_view.h"
#include "app/charts/plot_zoom.h"

#include <QGraphicsScene>
#include <QGraphicsView>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QToolButton;

namespace breakeven {

// What a PlotView is made of: plot_parts.cpp lays it out, plot_input.cpp answers mouse and keys.
struct PlotView::Parts
{
    explicit Parts(PlotView* owner);
    ~Parts();

    void setData(const ChartData& next);
    void draw(const ChartData& next);
    void setTheme(const Theme& next);
    void layOut();
    void placeCloses();
    void updatePanels();
    void updateRanges(bool reset);
    void show(const AxisScale::Range& x, const AxisScale::Range& y);
    void zoomTo(const AxisScale::Range& x, const AxisScale::Range& y);
    void resetZoom();
    [[nodiscard]] bool isZoomed() const { return !(state.xRange == homeX && state.yRange == homeY); }
    [[nodiscard]] PlotPanel* panelAt(QPointF pixel) const; // in whose plot it lies
    [[nodiscard]] PlotPanel* currentPanel() const;
    void point(QPointF pixel);
    void click(QPointF pixel);
    void pressKey(int key);
    void stepCross(int steps);
    void stepPanel(int steps);
    void setCross(const std::optional<PlotPlace>& cross, const std::optional<PlotState::Looked>& looked,
                  bool byKeys = false);
    void updateReadOut();
    void tell();

    PlotView* view;
    QGraphicsScene scene;
    QGraphicsView* graphics; // owned by `view`
    PlotState state;
    std::vector<std::unique_ptr<PlotPanel>> panels;
    PlotSurround* surround;           // owned by the scene
    PlotReadOut* readOut;             // likewise
    ArmLegend* legend;                // owned by `view`; in a cell of its own where there are many arms
    PlotZoom* zoom;                   // owned by `view`
    std::vector<QToolButton*> closes; // of the past runs; owned by `view`

    std::optional<ChartData> waiting; // newer than the state's, shown when `rest` is over
    QTimer rest;                      // running: data was shown a moment ago
    AxisScale::Range homeX;
    AxisScale::Range homeY;
    struct Ranges
    {
        AxisScale::Range x;
        AxisScale::Range y;
    };
    std::vector<Ranges> before; // this zoom
    std::optional<Chosen> chosen;
    std::optional<std::size_t> enlarged;
    std::size_t current = 0;  // the panel that keys are for
    bool crossByKeys = false; // else the pointer made it, and takes it away
    bool hasHome = false;     // there was data to make them from
    int room = 0;             // without scrolling
    std::optional<QSize> exportSize;
};

} // namespace breakeven
