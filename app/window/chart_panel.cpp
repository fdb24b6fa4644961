// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/chart_panel.h"

#include "app/background/when_ready.h"
#include "app/charts/arm_legend.h"
#include "app/charts/plot_state.h"
#include "app/charts/plot_view.h"
#include "app/charts/published_plot.h"
#include "app/theme/elided_label.h"
#include "app/theme/flow_layout.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

// More often is neither seen nor free: every redraw costs CPU that the measurement misses.
constexpr std::chrono::milliseconds shortestRedraw{67};

} // namespace

ChartPanel::ChartPanel(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QGridLayout)
    , m_hint(new ElidedLabel(Qt::ElideRight, this))
    , m_legend(new ArmLegend(ArmLegend::Form::Row, this))
    , m_modelShown(new QCheckBox(this))
    , m_stack(new QStackedWidget(this))
    , m_scroll(new QScrollArea(m_stack))
    , m_plot(new PlotView)
    , m_postScroll(new QScrollArea(m_stack))
    , m_post(new PublishedPlot)
    , m_buttons(new QWidget(this))
    , m_all(new QPushButton(m_buttons))
    , m_back(new QPushButton(m_buttons))
    , m_reset(new QPushButton(m_buttons))
{
    auto* tabs = new FlowLayout(nullptr, 2); // in two lines rather than holding the window wide
    auto* group = new QButtonGroup(this);
    for (const ChartView& view : chartViews()) {
        auto* tab = new ToggleButton(this);
        setRole(tab, Role::Tab);
        group->addButton(tab);
        tabs->addWidget(tab);
        m_tabs.append(tab);
        connect(tab, &QPushButton::clicked, this, [this, &view] { setView(view); });
    }
    m_tabs.front()->hide(); // until a run has it
    checkTab();
    setRole(m_hint, Role::Small);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_bar->setHorizontalSpacing(12);
    m_bar->setVerticalSpacing(4);
    m_bar->setColumnStretch(0, 1);
    m_bar->addLayout(tabs, 0, 0);
    m_bar->addWidget(m_hint, 0, 1);
    m_bar->addWidget(m_modelShown, 0, 2);
    m_bar->addWidget(m_legend, 0, 3);

    auto* card = new QFrame(this);
    setRole(card, Role::Card);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(2, 2, 2, 2);
    inner->addWidget(m_stack);
    m_scroll->setWidget(m_plot);
    m_postScroll->setWidget(m_post);
    for (QScrollArea* scroll : {m_scroll, m_postScroll}) {
        m_stack->addWidget(scroll);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(scroll == m_scroll ? Qt::ScrollBarAsNeeded
                                                                : Qt::ScrollBarAlwaysOff);
        scroll->viewport()->setAutoFillBackground(false);
    }
    m_scroll->setObjectName(QStringLiteral("plotScroll"));
    m_scroll->viewport()->installEventFilter(this);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the plot in it has it
    m_postScroll->setAccessibleName(m_post->accessibleName());

    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins({});
    buttons->setSpacing(6);
    for (QPushButton* button : {m_all, m_back, m_reset}) {
        setRole(button, Role::Chip);
        buttons->addWidget(button);
        button->hide();
    }
    m_buttons->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addLayout(m_bar);
    layout->addWidget(card, 1);
    m_buttons->raise();

    m_redraw.setSingleShot(true);
    m_redraw.setInterval(shortestRedraw);
    connect(&m_redraw, &QTimer::timeout, this, &ChartPanel::redraw);
    connect(m_plot, &PlotView::pointClicked, this, &ChartPanel::answerClick);
    connect(m_plot, &PlotView::pastRunOffWanted, this, [this](const QString& letter) {
        for (std::size_t i = 0; i < m_overlays.size(); ++i)
            if (letterOf(i) == letter)
                return emit overlayOffWanted(m_overlays[i]->path);
    });
    connect(m_plot, &PlotView::stateChanged, this, &ChartPanel::showLegend);
    connect(m_plot, &PlotView::zoomChanged, this, &ChartPanel::placeButtons);
    connect(m_plot, &PlotView::enlargedChanged, this, &ChartPanel::placeButtons);
    connect(m_legend, &ArmLegend::hiddenWanted, m_plot, &PlotView::setHidden);
    connect(m_all, &QPushButton::clicked, this, [this] { m_plot->enlarge({}); });
    connect(m_back, &QPushButton::clicked, m_plot, &PlotView::zoomBack);
    connect(m_reset, &QPushButton::clicked, m_plot, &PlotView::resetZoom);
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
    choosePoint();
    if (m_view->ofSamples != nullptr)
        redraw();
}

// Over thread counts the arms are the places: there is none to mark.
void ChartPanel::choosePoint()
{
    if (m_view->ofRuns == nullptr || m_point.target.isEmpty() || m_point.axis == AxisKind::Threads)
        return m_plot->setChosen({});
    m_plot->setChosen(PlotView::Chosen{panelKey(m_point.target, m_point.runtime), m_point.value});
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
    m_modelShown->setVisible(anyFits && m_view->ofRuns != nullptr);
    placeLegend();
}

void ChartPanel::setTheme(const Theme& look)
{
    m_plot->setTheme(look);
    m_post->setTheme(look);
}

bool ChartPanel::stepBack()
{
    return m_plot->stepBack();
}

void ChartPanel::invalidate()
{
    if (!m_redraw.isActive())
        m_redraw.start();
}

void ChartPanel::setView(const ChartView& view)
{
    m_view = &view;
    checkTab();
    offerModels();
    choosePoint();
    redraw();
}

void ChartPanel::checkTab()
{
    for (std::size_t i = 0; i < chartViews().size(); ++i)
        m_tabs[static_cast<qsizetype>(i)]->setChecked(&chartViews()[i] == m_view);
}

// The post's own picture is the first look at a run of its plan; another run has none.
void ChartPanel::offerPost()
{
    const bool hasPost = measuresPublishedTable(m_run->header.plan);
    if (hasPost == m_hasPost)
        return;
    m_hasPost = hasPost;
    m_tabs.front()->setVisible(hasPost);
    if (hasPost)
        m_view = &chartViews().front();
    else if (m_view->ofRun != nullptr)
        m_view = &usualView();
    checkTab();
    offerModels();
}

void ChartPanel::redrawPost()
{
    m_data = m_view->ofRun(*m_run, *m_analysis).value_or(ChartData());
    m_post->setDots(m_data.post.value_or(PublishedDots()));
    m_stack->setCurrentWidget(m_postScroll);
    m_legend->hide();
    m_hint->setWhole({});
    m_buttons->hide();
}

void ChartPanel::redraw()
{
    if (m_run == nullptr || m_analysis == nullptr)
        return;
    offerPost();
    if (m_view->ofRun != nullptr)
        return redrawPost();
    m_stack->setCurrentWidget(m_scroll);
    if (m_view->ofSamples != nullptr)
        return redrawSamples();
    std::vector<ChartedRun> runs = charted();
    if (m_models && m_modelShown->isChecked())
        runs.front().models = *m_models;
    show(m_view->ofRuns(runs));
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
    if (m_analysis == nullptr || clicked == m_data.series.end() || clicked->overlay() || !clicked->source)
        return;
    const ChartSource& source = *clicked->source;
    for (const PointResult& point : m_analysis->points) {
        const bool overThreads = point.key.axis == AxisKind::Threads;
        if (point.key.target != source.target || point.key.runtime != source.runtime ||
            (source.arm && point.arm != *source.arm))
            continue;
        // Over thread counts the single arm, at the left, has no row of its own, and an arm's line has one.
        if (overThreads ? source.arm || point.what.threads() == static_cast<int>(x) || x <= 1
                        : point.key.value == x)
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
    const ChartView* view = m_view;
    std::vector<PointSamples> samples = samplesAt(*m_run, m_point.value);
    if (samples.empty() && !m_run->blocks.empty()) // no point was chosen yet
        samples = samplesAt(*m_run, m_run->blocks.front().point.value);
    whenReady(QtConcurrent::run([samples = std::move(samples), view] { return view->ofSamples(samples); }),
              this, [this, view](const ChartData& result) {
                  m_drawingSamples = false;
                  if (view == m_view)
                      show(result);
                  if (m_samplesChanged || view != m_view)
                      invalidate();
              });
}

void ChartPanel::show(const ChartData& data)
{
    m_data = data;
    m_plot->setData(data);
}

// Many arms have theirs in the plot.
void ChartPanel::showLegend()
{
    if (m_view->ofRun != nullptr)
        return;
    const PlotState& state = m_plot->state();
    const std::size_t arms = state.data.hasLegend() ? state.data.arms.size() : 0;
    m_legend->show(state);
    m_legend->setVisible(arms > 0 && !state.data.panels.empty() && !state.data.hasLegendTable());
    m_hint->setWhole(state.data.hasLegendTable() ? tr("strong: 1 thread and the best · others thin")
                     : arms >= armsWithoutBands  ? tr("band: of the arm under the pointer")
                                                 : QString());
    placeLegend();
}

// Beside the tabs, or below them where they leave no room.
void ChartPanel::placeLegend()
{
    int tabs = 0;
    for (const QPushButton* tab : m_tabs)
        tabs += tab->isHidden() ? 0 : tab->sizeHint().width() + 2;
    const int beside =
        width() - tabs - 2 * m_bar->horizontalSpacing() -
        (!m_modelShown->isHidden() ? m_modelShown->sizeHint().width() + m_bar->horizontalSpacing() : 0);
    const bool hasRoom = m_legend->widthOfRow() <= beside;
    if ((m_bar->itemAtPosition(0, 3) != nullptr) == hasRoom)
        return;
    m_bar->removeWidget(m_legend);
    if (hasRoom)
        m_bar->addWidget(m_legend, 0, 3);
    else
        m_bar->addWidget(m_legend, 1, 0, 1, 4);
}

void ChartPanel::placeButtons()
{
    const bool zoomed = m_plot->isZoomed();
    m_all->setVisible(m_plot->enlarged().has_value());
    m_back->setVisible(zoomed);
    m_reset->setVisible(zoomed);
    m_buttons->setVisible(zoomed || m_plot->enlarged());
    m_buttons->adjustSize();
    constexpr int inset = 8;
    m_buttons->move(width() - m_buttons->width() - inset, height() - m_buttons->height() - inset);
}

void ChartPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLegend();
    placeButtons();
}

bool ChartPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        m_plot->setRoom(m_scroll->viewport()->height());
    return QWidget::eventFilter(watched, event);
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
    for (qsizetype i = 0; i < m_tabs.size(); ++i)
        m_tabs[i]->setText(viewName(chartViews()[static_cast<std::size_t>(i)]));
    m_modelShown->setText(tr("Show the model"));
    m_modelShown->setToolTip(tr("What a cost model fitted to the run predicts, dotted"));
    m_all->setText(tr("All panels"));
    m_back->setText(tr("Back"));
    m_back->setToolTip(tr("To the range before this zoom"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Show all of the axes"));
    placeButtons();
}

} // namespace breakeven
