// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_caption.h"
#include "app/compare/forest.h"
#include "app/compare/trend.h"

#include <QWidget>

namespace breakeven {

// The plots of a comparison, as high as they need at their width: the trend of the crossovers where there are
// more than two runs, and how each point changed, then in a panel for each run, which a click chooses.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    void show(const Forest& forest, const std::vector<TrendPanel>& trend);
    void setTheme(const Theme& theme);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

    // What is shown, to be drawn elsewhere and later.
    [[nodiscard]] Painting painting() const;

signals:
    void runChosen(std::size_t other); // of several

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Plots
    {
        Forest forest;
        std::vector<TrendPanel> trend;
        Theme look;
        QFont font;

        [[nodiscard]] double height(double width) const;
        [[nodiscard]] double forestTop(double width) const;
        void paint(QPainter& painter, const QRectF& rect) const;
    };

    [[nodiscard]] const ForestPanel* panelAt(QPointF place) const; // of several runs; null: none

    Plots m_plots;
};

} // namespace breakeven
