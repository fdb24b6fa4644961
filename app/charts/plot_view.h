// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"

#include <QRectF>
#include <QSize>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace breakeven {

struct PlotState;

// Draws a ChartData, a panel for each of its heads, and lets the user look closer: a crosshair with the
// figures of every arm, by mouse or arrow keys; a click enlarges a panel; wheel and rubber band zoom all of
// them. The only place that knows Qt Charts, which later Qt versions replace.
//
// As high as its panels need, which may be more than the room round it has: to be put into a scroll area.
//
// setData() keeps what did not change: axis ranges grow in calm steps and never shrink while data of the same
// kind and subject comes in; a redraw happens only where something changed, and for new data at most 15 times
// a second, less often where one costs much. What comes in between is passed over for the newest, which is
// always shown in the end. GUI thread only.
class PlotView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void setData(const ChartData& data);
    void setTheme(const Theme& theme);
    void setRoom(int height); // what it may be high without scrolling

    // What other parts of the window tell about: a place of the panel with this key; nothing: none.
    struct Chosen
    {
        QString panel;
        double place = 0;
    };
    void setChosen(const std::optional<Chosen>& chosen);

    void setHidden(const std::vector<Arm>& arms);
    [[nodiscard]] const PlotState& state() const;

    void enlarge(std::optional<std::size_t> panel); // nothing: all panels again
    [[nodiscard]] std::optional<std::size_t> enlarged() const;

    [[nodiscard]] bool isZoomed() const;
    void zoomBack();  // to the range before
    void resetZoom(); // back to the whole
    bool stepBack();  // crosshair, zoom, enlarged panel: the first that is there; whether one was

    // Draws the chart with title and legend at `size` logical pixels, as an export shows it: `painter` may
    // belong to an image, an SVG or a PDF. The view on screen stays as it is.
    void renderTo(QPainter& painter, QSize size);

    // In pixels of this: a panel's plot and its head, empty where it isn't shown, and all texts in plots.
    [[nodiscard]] QRectF plotRect(std::size_t panel) const;
    [[nodiscard]] QRectF headRect(std::size_t panel) const;
    [[nodiscard]] std::vector<QRectF> textRects() const;
    [[nodiscard]] std::vector<QRectF> yTitleRects() const; // where the y axis is named

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    // The user clicked near a measured point.
    void pointClicked(const QString& seriesKey, double x);
    void pastRunOffWanted(const QString& letter); // of the chart
    void zoomChanged(bool isZoomed);
    void stateChanged(); // what is hidden, or the data that a legend shows
    void enlargedChanged(bool isEnlarged);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace breakeven
