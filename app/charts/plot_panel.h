// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_frame.h"
#include "app/charts/plot_geometry.h"
#include "app/charts/plot_overlay.h"
#include "app/charts/plot_state.h"

#include <QHash>
#include <QString>

#include <optional>

class QChart;
class QGraphicsScene;
class QLineSeries;
class QValueAxis;

namespace breakeven {

// One panel of a plot: a chart of Qt Charts that draws the lines, and round it what we draw ourselves. Its
// axes are those of the state, which all panels share.
class PlotPanel final
{
public:
    // Adds itself to `scene`, and takes itself off. `state` isn't owned and outlives this.
    PlotPanel(QGraphicsScene* scene, const PlotState* state, std::size_t panel);
    ~PlotPanel();
    PlotPanel(const PlotPanel&) = delete;
    PlotPanel& operator=(const PlotPanel&) = delete;

    // Puts it into its cell, with its texts, and gives its lines their points; call after data, ranges or
    // size changed.
    void layOut(const PlotFrame::Layout& layout, const QRectF& bounds);
    void setVisible(bool visible);
    void update(); // redraws what isn't a line

    [[nodiscard]] bool isVisible() const;
    [[nodiscard]] std::size_t index() const { return m_panel; }
    [[nodiscard]] const PlotGeometry& geometry() const { return m_geometry; }
    [[nodiscard]] QRectF headRect() const { return m_frame->headRect(); }
    [[nodiscard]] QRectF cell() const { return m_cell; }
    [[nodiscard]] const PlotOverlay& overlay() const { return *m_overlay; }

    struct Near
    {
        const ChartSeries* series = nullptr;
        const ChartPoint* point = nullptr;
        double distance = 0;
    };
    // The measured point next to `pixel`, among those near enough to be meant.
    [[nodiscard]] std::optional<Near> pointNear(QPointF pixel) const;
    // The measured place whose x is next to that of `pixel`.
    [[nodiscard]] std::optional<double> placeNear(QPointF pixel) const;
    // The arm whose line runs by `pixel`.
    [[nodiscard]] std::optional<Arm> armNear(QPointF pixel) const;
    // Where the points of a place are: their x, and the middle of their heights.
    [[nodiscard]] std::optional<QPointF> pixelOf(double place) const;

private:
    void updateLines();
    [[nodiscard]] QList<QPointF> drawnPoints(const ChartSeries& series) const;

    const PlotState* m_state;
    std::size_t m_panel;
    QChart* m_chart; // owned by this; it owns the following, through QGraphicsItem or QObject
    QValueAxis* m_xAxis;
    QValueAxis* m_yAxis;
    QHash<QString, QLineSeries*> m_lines; // by key
    PlotGeometry m_geometry;
    QRectF m_cell;
    PlotBackdrop* m_backdrop;
    PlotFrame* m_frame;
    PlotOverlay* m_overlay;
};

} // namespace breakeven
