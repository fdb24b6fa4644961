// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/chart_panel.h"

#include "app/charts/plot_view.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

// More often is neither seen nor free: every redraw costs CPU that the measurement misses.
constexpr std::chrono::milliseconds shortestRedraw{67};

constexpr std::array views{ChartView::Latency, ChartView::SpeedUp, ChartView::Distribution,
                           ChartView::Timeline};

} // namespace

ChartPanel::ChartPanel(QWidget* parent)
    : QWidget(parent)
    , m_modelShown(new QCheckBox(this))
    , m_scale(new QLabel(this))
    , m_plot(new PlotView(this))
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    auto* group = new QButtonGroup(this);
    for (const ChartView view : views) {
        auto* tab = new ToggleButton(this);
        setRole(tab, Role::Tab);
        group->addButton(tab);
        bar->addWidget(tab);
        m_tabs.append(tab);
        connect(tab, &QPushButton::clicked, this, [this, view] { setView(view); });
    }
    bar->addStretch();
    bar->addWidget(m_modelShown);
    bar->addSpacing(12);
    bar->addWidget(m_scale);
    setRole(m_scale, Role::Muted);
    m_tabs.front()->setChecked(true);

    auto* card = new QFrame(this);
    setRole(card, Role::Card);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(6, 8, 6, 6);
    inner->addWidget(m_plot);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addLayout(bar);
    layout->addWidget(card, 1);

    m_redraw.setSingleShot(true);
    m_redraw.setInterval(shortestRedraw);
    connect(&m_redraw, &QTimer::timeout, this, &ChartPanel::redraw);
    connect(m_plot, &PlotView::pointClicked, this, &ChartPanel::answerClick);
    connect(m_modelShown, &QCheckBox::toggled, this, &ChartPanel::redraw);
    offerModels();
    retranslate();
}

void ChartPanel::setCurrent(std::shared_ptr<const Run> run, std::shared_ptr<const Analysis> analysis)
{
    m_run = std::move(run);
    m_analysis = std::move(analysis);
    redraw();
}

void ChartPanel::setOverlays(const std::vector<std::shared_ptr<const OpenedRun>>& overlays)
{
    m_overlays = overlays;
    redraw();
}

void ChartPanel::setPoint(const PointKey& point)
{
    if (point == m_point)
        return;
    m_point = point;
    if (m_view == ChartView::Distribution || m_view == ChartView::Timeline)
        redraw();
}

void ChartPanel::setModels(const Forecasters& models)
{
    m_models = models;
    offerModels();
    redraw();
}

void ChartPanel::offerModels()
{
    const bool anyFits = m_models && std::any_of(m_models->begin(), m_models->end(),
                                                 [](const Forecaster& one) { return one.model().ok(); });
    m_modelShown->setVisible(anyFits && (m_view == ChartView::Latency || m_view == ChartView::SpeedUp));
}

void ChartPanel::setTheme(const Theme& look)
{
    m_plot->setTheme(look);
}

void ChartPanel::invalidate()
{
    if (!m_redraw.isActive())
        m_redraw.start();
}

void ChartPanel::setView(ChartView view)
{
    m_view = view;
    for (std::size_t i = 0; i < views.size(); ++i)
        m_tabs[static_cast<qsizetype>(i)]->setChecked(views.at(i) == view);
    offerModels();
    redraw();
}

void ChartPanel::redraw()
{
    if (m_run == nullptr || m_analysis == nullptr)
        return;
    if (m_view == ChartView::Distribution || m_view == ChartView::Timeline) {
        redrawSamples();
        return;
    }
    std::vector<ChartedRun> runs = charted();
    if (m_models && m_modelShown->isChecked())
        runs.front().models = *m_models;
    show(m_view == ChartView::Latency ? latencyChart(runs) : speedUpChart(runs));
}

std::vector<ChartedRun> ChartPanel::charted() const
{
    std::vector<ChartedRun> runs{{&m_run->header, m_analysis.get()}};
    for (const auto& overlay : m_overlays)
        runs.push_back({&overlay->run.header, &overlay->analysis});
    return runs;
}

QStringList ChartPanel::leftOut() const
{
    return m_run == nullptr || m_analysis == nullptr ? QStringList() : breakeven::leftOut(charted());
}

void ChartPanel::answerClick(const QString& series, double x)
{
    const auto clicked = std::find_if(m_data.series.begin(), m_data.series.end(),
                                      [&](const ChartSeries& one) { return one.key == series; });
    // An overlay's point isn't in the table, which is the current run's.
    if (m_analysis == nullptr || clicked == m_data.series.end() || clicked->overlay || !clicked->source)
        return;
    const ChartSource& source = *clicked->source;
    for (const PointResult& point : m_analysis->points) {
        const bool overThreads = point.key.axis == AxisKind::Threads;
        if (point.key.target != source.target || point.key.runtime != source.runtime ||
            (source.arm && point.arm != *source.arm))
            continue;
        // Over thread counts the single arm, at the left, has no row of its own, and an arm's line has one.
        if (overThreads ? source.arm || point.threads == static_cast<int>(x) || x <= 1 : point.key.value == x)
            return emit pointClicked(point.key, point.arm);
    }
}

// All samples of a point are sorted: in the background, one at a time.
void ChartPanel::redrawSamples()
{
    m_samplesChanged = true;
    if (m_drawingSamples)
        return;
    m_drawingSamples = true;
    m_samplesChanged = false;
    const ChartView view = m_view;
    auto* watcher = new QFutureWatcher<ChartData>(this);
    connect(watcher, &QFutureWatcher<ChartData>::finished, this, [this, watcher, view] {
        watcher->deleteLater();
        m_drawingSamples = false;
        if (view == m_view)
            show(watcher->result());
        if (m_samplesChanged || view != m_view)
            invalidate();
    });
    watcher->setFuture(QtConcurrent::run([samples = samplesOf(*m_run, m_point), view] {
        return view == ChartView::Distribution ? distributionChart(samples) : timelineChart(samples);
    }));
}

void ChartPanel::show(const ChartData& data)
{
    m_data = data;
    m_plot->setData(data);
    const auto isLog = [](const ChartAxis& axis) { return axis.scale != ScaleKind::Linear; };
    const auto word = [&](const ChartAxis& axis) { return isLog(axis) ? tr("log") : tr("linear"); };
    m_scale->setText(tr("%1 – %2").arg(word(data.x), word(data.y)));
}

void ChartPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        redraw();
    }
    QWidget::changeEvent(event);
}

void ChartPanel::retranslate()
{
    m_tabs[0]->setText(tr("Latency"));
    m_tabs[1]->setText(tr("Speed-up"));
    m_tabs[2]->setText(tr("Distribution"));
    m_tabs[3]->setText(tr("Timeline"));
    m_modelShown->setText(tr("Show the model"));
    m_modelShown->setToolTip(tr("What a cost model fitted to the run predicts, dotted"));
    m_scale->setToolTip(tr("Scales of the two axes"));
}

} // namespace breakeven
