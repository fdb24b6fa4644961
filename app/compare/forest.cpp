// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/forest.h"

#include "app/charts/arm_look.h"
#include "app/charts/decision_strip.h"
#include "app/charts/marker_path.h"
#include "app/wording/comparison_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/run_summary_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Forest)
};

constexpr double gap = 24;          // between panels
constexpr double narrowest = 320;   // of a panel, in widths of 8 px letters
constexpr double markerScale = 0.9; // of the chart's
constexpr double hatchHeight = 9;   // of an interval that leaves open which run is faster

constexpr std::array ticks{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8,  0.9, 1.0,
                           1.1,  1.2, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 20.0};

QFont sized(QFont font, int pixels, QFont::Weight weight = QFont::Normal)
{
    // In proportion, so that larger text of the system's stays so.
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(8, font.pixelSize() * pixels / 13));
    else
        font.setPointSizeF(font.pointSizeF() * pixels / 13);
    font.setWeight(weight);
    return font;
}

struct Measures
{
    explicit Measures(const QFont& font)
        : title(sized(font, 13, QFont::DemiBold))
        , label(sized(font, 12))
        , small(sized(font, 11))
        , word(sized(font, 11, QFont::DemiBold))
        , row(QFontMetricsF(small).height() + 2)
        , groupGap(QFontMetricsF(small).height() / 3)
        , head(QFontMetricsF(title).height() + 2 * QFontMetricsF(small).height() + 14)
        , foot(2 * QFontMetricsF(small).height() + 18)
        , scale(QFontInfo(font).pixelSize() / 13.0)
    {}

    QFont title;
    QFont label;
    QFont small;
    QFont word;
    double row;
    double groupGap;
    double head;  // name, legend and which side is faster
    double foot;  // ticks and the axis's name
    double scale; // of the text
};

int columnsFor(const Forest& forest, double width, const Measures& measures)
{
    const double least = narrowest * QFontMetricsF(measures.small).averageCharWidth() / 6.2;
    const int fitting = std::max(1, static_cast<int>((width + gap) / (least + gap)));
    std::size_t runs = 0;
    for (const ForestPanel& panel : forest.panels)
        runs = std::max(runs, panel.other + 1);
    const std::size_t most = runs > 1 ? runs : forest.panels.size();
    return std::min(fitting, std::max(1, static_cast<int>(most)));
}

double heightOf(const ForestPanel& panel, const Measures& measures)
{
    double height = measures.head + measures.foot;
    for (const ForestGroup& group : panel.groups)
        height += static_cast<double>(group.rows.size()) * measures.row + measures.groupGap;
    return height;
}

class PanelPainter
{
public:
    PanelPainter(QPainter& painter, const QRectF& rect, const Forest& forest, const ForestPanel& panel,
                 const Theme& look, const Measures& measures)
        : m_painter(painter)
        , m_rect(rect)
        , m_forest(forest)
        , m_panel(panel)
        , m_look(look)
        , m_measures(measures)
    {
        const QFontMetricsF label(measures.label);
        const QFontMetricsF word(measures.word);
        double labels = 0;
        for (const ForestGroup& group : panel.groups)
            labels = std::max(labels, label.horizontalAdvance(group.label));
        double words = 0;
        for (const LatencyChange change :
             {LatencyChange::Faster, LatencyChange::Slower, LatencyChange::Same, LatencyChange::NotClear})
            words = std::max(words, word.horizontalAdvance(changeName(change)));
        m_left = rect.left() + labels + 14;
        m_right = rect.right() - words - 14;
        m_top = rect.top() + measures.head;
        m_bottom = m_top;
        for (const ForestGroup& group : panel.groups)
            m_bottom += static_cast<double>(group.rows.size()) * measures.row + measures.groupGap;
    }

    void paint()
    {
        if (m_panel.isChosen) {
            m_painter.setPen(QPen(m_look.accent, 1.5));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRoundedRect(m_rect.adjusted(-8, -6, 8, 2), 8, 8);
        }
        paintHead();
        paintAxis();
        double top = m_top;
        for (const ForestGroup& group : m_panel.groups) {
            const double height =
                static_cast<double>(group.rows.size()) * m_measures.row + m_measures.groupGap;
            paintGroup(group, top, height);
            top += height;
        }
    }

private:
    [[nodiscard]] double x(double ratio) const
    {
        const double share = std::log(ratio / m_forest.low) / std::log(m_forest.high / m_forest.low);
        return m_left + std::clamp(share, 0.0, 1.0) * (m_right - m_left);
    }

    void text(const QRectF& room, Qt::Alignment alignment, const QString& text, const QColor& colour,
              const QFont& font)
    {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine,
                           QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width() + 0.5));
    }

    void marker(QPointF at, const Arm& arm)
    {
        const auto found = std::find(m_panel.arms.begin(), m_panel.arms.end(), arm);
        if (found == m_panel.arms.end())
            return;
        m_painter.save();
        m_painter.translate(at);
        m_painter.scale(m_measures.scale * markerScale, m_measures.scale * markerScale);
        m_painter.setPen(QPen(m_look.card, 1.2));
        m_painter.setBrush(coloursOf(arm, m_look.appearance).mark);
        m_painter.drawPath(
            markerPath(m_panel.markers.at(static_cast<std::size_t>(found - m_panel.arms.begin()))));
        m_painter.restore();
    }

    void paintHead()
    {
        const QFontMetricsF title(m_measures.title);
        const QFontMetricsF small(m_measures.small);
        const QRectF line(m_rect.left(), m_rect.top(), m_rect.width(), title.height());
        double legend = 0;
        for (const Arm& arm : m_panel.arms)
            legend += small.horizontalAdvance(armShortName(arm)) + 30 * m_measures.scale;
        const bool besides = title.horizontalAdvance(shownName(m_panel.target)) +
                                 small.horizontalAdvance(m_panel.runtime) + legend + 20 <
                             m_rect.width();
        const double nameWidth = std::min(title.horizontalAdvance(shownName(m_panel.target)),
                                          m_rect.width() * (besides ? 1.0 : 0.7));
        text(QRectF(line.left(), line.top(), nameWidth, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
             shownName(m_panel.target), m_look.text, m_measures.title);
        text(QRectF(line.left() + nameWidth + 8, line.top(),
                    std::max(0.0, line.width() - nameWidth - 8 - (besides ? legend : 0)), line.height()),
             Qt::AlignLeft | Qt::AlignVCenter, m_panel.runtime, m_look.mutedText, m_measures.small);
        if (besides) {
            double at = line.right() - legend + 14 * m_measures.scale;
            for (const Arm& arm : m_panel.arms) {
                marker({at + 4 * m_measures.scale, line.center().y()}, arm);
                const double width = small.horizontalAdvance(armShortName(arm));
                text(QRectF(at + 14 * m_measures.scale, line.top(), width + 2, line.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, armShortName(arm), m_look.text, m_measures.small);
                at += width + 30 * m_measures.scale;
            }
        }
        text(QRectF(line.left(), line.bottom() + 1, line.width(), small.height()),
             Qt::AlignLeft | Qt::AlignVCenter, m_panel.run, m_panel.isChosen ? m_look.text : m_look.mutedText,
             m_panel.isChosen ? m_measures.word : m_measures.small);
        const double one = x(1);
        const QRectF sides(m_left, m_top - small.height() - 4, m_right - m_left, small.height());
        text(QRectF(m_rect.left(), sides.top(), one - 8 - m_rect.left(), sides.height()),
             Qt::AlignRight | Qt::AlignVCenter, Words::tr("new is faster"), m_look.good, m_measures.small);
        text(QRectF(one + 8, sides.top(), m_rect.right() - one - 8, sides.height()),
             Qt::AlignLeft | Qt::AlignVCenter, Words::tr("slower"), m_look.bad, m_measures.small);
    }

    void paintAxis()
    {
        const QFontMetricsF small(m_measures.small);
        const QRectF labels(m_left, m_bottom + 6, m_right - m_left, small.height());
        double free = m_rect.left();
        const double one = x(1);
        const double half = small.horizontalAdvance(QStringLiteral("1")) / 2 + 8;
        for (const double tick : ticks) {
            if (tick < m_forest.low * 0.999 || tick > m_forest.high * 1.001)
                continue;
            const double at = x(tick);
            m_painter.setPen(QPen(tick == 1 ? m_look.hatch : m_look.grid, tick == 1 ? 1.5 : 1));
            m_painter.drawLine(QPointF(at, m_top), QPointF(at, m_bottom));
            const QString label =
                tick == 1 ? QStringLiteral("1") : QLocale().toString(tick) + QStringLiteral("×");
            const double width = small.horizontalAdvance(label);
            const bool nearOne = tick != 1 && std::abs(at - one) < half + width / 2;
            if (nearOne || at - width / 2 < free)
                continue;
            text(QRectF(at - width / 2 - 1, labels.top(), width + 2, labels.height()), Qt::AlignCenter, label,
                 m_look.mutedText, m_measures.small);
            free = at + width / 2 + 8;
        }
        text(QRectF(m_rect.left(), labels.bottom() + 2, m_rect.width(), small.height()), Qt::AlignCenter,
             Words::tr("new ÷ base, batch latency, with 95 % interval"), m_look.mutedText, m_measures.small);
    }

    void paintGroup(const ForestGroup& group, double top, double height)
    {
        if (top > m_top) {
            m_painter.setPen(m_look.minorGrid);
            m_painter.drawLine(QPointF(m_rect.left(), top), QPointF(m_rect.right(), top));
        }
        text(QRectF(m_rect.left(), top, m_left - 14 - m_rect.left(), height),
             Qt::AlignRight | Qt::AlignVCenter, group.label, m_look.text, m_measures.label);
        double middle = top + (m_measures.groupGap + m_measures.row) / 2;
        for (const ForestRow& row : group.rows) {
            paintRow(row, middle);
            middle += m_measures.row;
        }
    }

    void paintRow(const ForestRow& row, double y)
    {
        if (!row.isThere)
            return;
        const QColor colour = coloursOf(row.arm, m_look.appearance).mark;
        if (row.interval) {
            const double low = x(row.interval->low);
            const double high = x(row.interval->high);
            if (row.change == LatencyChange::NotClear)
                paintHatching(m_painter,
                              QRectF(low, y - hatchHeight / 2, std::max(1.0, high - low), hatchHeight),
                              m_look);
            m_painter.setPen(QPen(colour, 1.6 * m_measures.scale));
            m_painter.drawLine(QPointF(low, y), QPointF(high, y));
            for (const auto& [end, value] : {std::pair(low, row.interval->low), {high, row.interval->high}})
                if (value >= m_forest.low && value <= m_forest.high) // else it goes on beyond the axis
                    m_painter.drawLine(QPointF(end, y - 3.5), QPointF(end, y + 3.5));
        }
        marker({x(row.ratio), y}, row.arm);
        const bool isProven = row.change == LatencyChange::Faster || row.change == LatencyChange::Slower;
        const QColor said = row.change == LatencyChange::Faster   ? m_look.good
                            : row.change == LatencyChange::Slower ? m_look.bad
                                                                  : m_look.mutedText;
        text(QRectF(m_right + 4, y - m_measures.row, m_rect.right() - m_right - 4, 2 * m_measures.row),
             Qt::AlignRight | Qt::AlignVCenter, changeName(row.change), said,
             isProven ? m_measures.word : m_measures.small);
    }

    QPainter& m_painter;
    QRectF m_rect;
    const Forest& m_forest;
    const ForestPanel& m_panel;
    const Theme& m_look;
    const Measures& m_measures;
    double m_left = 0;
    double m_right = 0;
    double m_top = 0;
    double m_bottom = 0;
};

// Calls with each panel and its place.
template <typename Use>
void layOut(const Forest& forest, double width, const Measures& measures, Use use)
{
    const int columns = columnsFor(forest, width, measures);
    const double panelWidth = (width - gap * (columns - 1)) / columns;
    double top = 0;
    double height = 0;
    int column = 0;
    const ForestPanel* before = nullptr;
    for (const ForestPanel& panel : forest.panels) {
        const bool isOther = before != nullptr && !panel.run.isEmpty() &&
                             (before->target != panel.target || before->runtime != panel.runtime);
        if (column == columns || isOther) {
            top += height + gap / 2;
            height = 0;
            column = 0;
        }
        const double own = heightOf(panel, measures);
        use(panel, QRectF(column * (panelWidth + gap), top, panelWidth, own));
        height = std::max(height, own);
        ++column;
        before = &panel;
    }
}

// What is compared in a row of panels.
using Lane = std::pair<QString, RuntimeKind>;

std::vector<Lane> lanesOf(const ComparedRuns& runs)
{
    std::vector<Lane> lanes;
    for (const ComparedRuns::Other& other : runs.others)
        for (const ComparisonRow& row : other.comparison.rows)
            if (const Lane lane(row.key.target, row.key.runtime);
                std::find(lanes.begin(), lanes.end(), lane) == lanes.end())
                lanes.push_back(lane);
    const std::vector<Target>& targets = runs.base.header.plan.targets;
    const auto placeOf = [&](const Lane& lane) {
        return std::find_if(targets.begin(), targets.end(),
                            [&](const Target& target) { return target.name == lane.first; }) -
               targets.begin();
    };
    std::stable_sort(lanes.begin(), lanes.end(),
                     [&](const Lane& one, const Lane& next) { return placeOf(one) < placeOf(next); });
    return lanes;
}

ForestPanel panelOf(const Lane& lane, const Comparison& comparison)
{
    ForestPanel panel{.target = lane.first,
                      .runtime = runtimeName(lane.second),
                      .run = {},
                      .arms = {},
                      .markers = {},
                      .groups = {}};
    for (const ComparisonRow& row : comparison.rows) {
        if (Lane(row.key.target, row.key.runtime) != lane)
            continue;
        if (panel.groups.empty() || panel.groups.back().value != row.key.value)
            panel.groups.push_back({.label = row.key.axis == AxisKind::Threads
                                                 ? QString()
                                                 : axisValueText(row.key.axis, row.key.value),
                                    .value = row.key.value,
                                    .rows = {}});
        panel.groups.back().rows.push_back(
            {.arm = row.arm, .ratio = row.ratio, .interval = row.together, .change = row.change});
        if (std::find(panel.arms.begin(), panel.arms.end(), row.arm) == panel.arms.end())
            panel.arms.push_back(row.arm);
    }
    std::sort(panel.arms.begin(), panel.arms.end());
    panel.markers = markersOf(panel.arms);
    return panel;
}

// Gives the panels of a row the same points and arms, so that each lies beside itself.
void alignPoints(std::span<ForestPanel> panels)
{
    std::map<double, std::pair<QString, std::vector<Arm>>> points;
    for (const ForestPanel& panel : panels)
        for (const ForestGroup& group : panel.groups) {
            auto& [label, arms] = points[group.value];
            label = group.label;
            for (const ForestRow& row : group.rows)
                if (std::find(arms.begin(), arms.end(), row.arm) == arms.end())
                    arms.push_back(row.arm);
        }
    for (ForestPanel& panel : panels) {
        std::vector<ForestGroup> groups;
        for (const auto& [value, point] : points) {
            const auto own = std::find_if(panel.groups.begin(), panel.groups.end(),
                                          [&](const ForestGroup& group) { return group.value == value; });
            ForestGroup group{.label = point.first, .value = value, .rows = {}};
            for (const Arm& arm : point.second) {
                ForestRow row{.arm = arm, .interval = {}, .isThere = false};
                if (own != panel.groups.end())
                    for (const ForestRow& one : own->rows)
                        row = one.arm == arm ? one : row;
                group.rows.push_back(row);
            }
            groups.push_back(std::move(group));
        }
        panel.groups = std::move(groups);
    }
}

void widenAxis(Forest& forest, const ForestPanel& panel)
{
    for (const ForestGroup& group : panel.groups) {
        for (const ForestRow& row : group.rows) {
            if (!row.isThere)
                continue;
            const Interval shown =
                row.interval && saysSomething(*row.interval) ? *row.interval : Interval{row.ratio, row.ratio};
            forest.low = std::min(forest.low, std::max(0.04, shown.low * 0.97));
            forest.high = std::max(forest.high, std::min(25.0, shown.high * 1.03));
        }
    }
}

} // namespace

Forest forestOf(const ComparedRuns& runs, std::size_t chosen, const QDateTime& now)
{
    const bool areSeveral = runs.others.size() > 1;
    Forest forest;
    forest.title = areSeveral
                       ? Words::tr("%n runs, held against %1", nullptr, static_cast<int>(runs.others.size()))
                             .arg(runs.base.name)
                       : Words::tr("%1, held against %2").arg(runs.others.front().run.name, runs.base.name);
    for (const Lane& lane : lanesOf(runs)) {
        const std::size_t first = forest.panels.size();
        for (std::size_t i = 0; i < runs.others.size(); ++i) {
            ForestPanel panel = panelOf(lane, runs.others[i].comparison);
            if (panel.groups.empty())
                continue;
            panel.other = i;
            if (areSeveral) {
                const ComparedRun& run = runs.others[i].run;
                panel.run = QStringLiteral("%1 · %2").arg(run.name, whenText(run.header.started, now));
                panel.isChosen = i == chosen;
            }
            forest.panels.push_back(std::move(panel));
        }
        const std::span row = std::span(forest.panels).subspan(first);
        alignPoints(row);
        for (const ForestPanel& panel : row)
            widenAxis(forest, panel);
    }
    return forest;
}

double forestHeight(const Forest& forest, double width, const QFont& font)
{
    const Measures measures(font);
    double height = 0;
    layOut(forest, width, measures,
           [&](const ForestPanel&, const QRectF& rect) { height = std::max(height, rect.bottom()); });
    return height;
}

const ForestPanel* forestPanelAt(const Forest& forest, double width, const QFont& font, QPointF place)
{
    const ForestPanel* found = nullptr;
    layOut(forest, width, Measures(font), [&](const ForestPanel& panel, const QRectF& rect) {
        if (rect.contains(place))
            found = &panel;
    });
    return found;
}

void paintForest(QPainter& painter, const QRectF& rect, const Forest& forest, const Theme& theme,
                 const QFont& font)
{
    const Measures measures(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    layOut(forest, rect.width(), measures, [&](const ForestPanel& panel, const QRectF& place) {
        PanelPainter(painter, place, forest, panel, theme, measures).paint();
    });
    painter.restore();
}

} // namespace breakeven
