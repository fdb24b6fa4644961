// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_builder.h"
#include "app/charts/chart_data.h"
#include "app/charts/chart_views.h"
#include "app/theme/theme.h"
#include "app/window/opened_runs.h"
#include "core/runs/run.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QGridLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace breakeven {

class ArmLegend;
class ElidedLabel;
class PlotView;
class PublishedPlot;

// The chart with its views. Draws the current run, and others over it, at most 15 times a second.
class ChartPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(QWidget* parent = nullptr);

    // Neither is null; both may change, in the GUI thread, before an invalidate().
    void setCurrent(std::shared_ptr<const Run> run, std::shared_ptr<const Analysis> analysis);
    void setOverlays(const std::vector<std::shared_ptr<const OpenedRun>>& overlays);
    void setPoint(const PointKey& point);      // that is told about; views of samples are of its value
    void setModels(const Forecasters& models); // of the current run, drawn where the user wants them
    void setTheme(const Theme& theme);
    bool stepBack();   // crosshair, zoom, enlarged panel: whether there was one
    void invalidate(); // the current run has changed

    [[nodiscard]] const ChartView& view() const { return *m_view; }
    void setView(const ChartView& view);
    [[nodiscard]] const ChartData& data() const { return m_data; }
    [[nodiscard]] QStringList leftOut() const; // overlays that can't be drawn over the current run, and why

signals:
    // The user clicked a point of the current run; of the single arm: with the point's first other arm.
    void pointClicked(const breakeven::PointKey& key, std::size_t arm);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // the size of what scrolls

private:
    void retranslate();
    void offerModels();
    void offerPost();
    void checkTab();
    void redrawPost();
    void redraw();
    void redrawSamples();
    void choosePoint();
    void answerClick(const QString& series, double x);
    [[nodiscard]] std::vector<ChartedRun> charted() const; // without models
    void show(const ChartData& data);
    void showLegend();
    void placeLegend();
    void placeButtons();

    QList<QPushButton*> m_tabs; // owned by this, through QObject, as are the following
    QGridLayout* m_bar;
    ElidedLabel* m_hint;
    ArmLegend* m_legend;
    QCheckBox* m_modelShown;
    QStackedWidget* m_stack;
    QScrollArea* m_scroll;
    PlotView* m_plot;
    QScrollArea* m_postScroll;
    PublishedPlot* m_post; // the post's table as dots, for its plan
    QWidget* m_buttons;    // over the plot, while there is something to go back from
    QPushButton* m_all;
    QPushButton* m_back;
    QPushButton* m_reset;
    QTimer m_redraw;                  // running: something changed since the last redraw
    std::shared_ptr<const Run> m_run; // null before the first setCurrent(), as is m_analysis
    std::shared_ptr<const Analysis> m_analysis;
    std::vector<std::shared_ptr<const OpenedRun>> m_overlays;
    Forecasters m_models;
    PointKey m_point;
    const ChartView* m_view = &usualView();
    ChartData m_data;
    bool m_hasPost = false;        // the run's plan is that of the post's table
    bool m_drawingSamples = false; // in the background
    bool m_samplesChanged = false; // since that began
};

} // namespace breakeven
