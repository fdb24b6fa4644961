// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_builder.h"
#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "app/window/opened_runs.h"
#include "core/runs/run.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace breakeven {

class PlotView;

// The chart with its views. Draws the current run, and others over it, at most 15 times a second.
class ChartPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(QWidget* parent = nullptr);

    // Neither is null; both may change, in the GUI thread, before an invalidate().
    void setCurrent(std::shared_ptr<const Run> run, std::shared_ptr<const Analysis> analysis);
    void setOverlays(const std::vector<std::shared_ptr<const OpenedRun>>& overlays);
    void setPoint(const PointKey& point);      // of the distribution and the timeline
    void setModels(const Forecasters& models); // of the current run, drawn where the user wants them
    void setTheme(const Theme& theme);
    void invalidate(); // the current run has changed

    [[nodiscard]] ChartView view() const { return m_view; }
    void setView(ChartView view);
    [[nodiscard]] const ChartData& data() const { return m_data; }
    [[nodiscard]] QStringList leftOut() const; // overlays that can't be drawn over the current run, and why

signals:
    // The user clicked a point of the current run; of the single arm: with the point's first other arm.
    void pointClicked(const breakeven::PointKey& key, std::size_t arm);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void offerModels();
    void redraw();
    void redrawSamples();
    void answerClick(const QString& series, double x);
    [[nodiscard]] std::vector<ChartedRun> charted() const; // without models
    void show(const ChartData& data);

    QList<QPushButton*> m_tabs;       // owned by this, through QObject
    QCheckBox* m_modelShown;          // likewise
    QLabel* m_scale;                  // likewise
    PlotView* m_plot;                 // likewise
    QTimer m_redraw;                  // running: something changed since the last redraw
    std::shared_ptr<const Run> m_run; // null before the first setCurrent(), as is m_analysis
    std::shared_ptr<const Analysis> m_analysis;
    std::vector<std::shared_ptr<const OpenedRun>> m_overlays;
    Forecasters m_models;
    PointKey m_point;
    ChartView m_view = ChartView::Latency;
    ChartData m_data;
    bool m_drawingSamples = false; // in the background
    bool m_samplesChanged = false; // since that began
};

} // namespace breakeven
