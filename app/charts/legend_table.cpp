// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/legend_table.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr std::size_t mostColumns = 3;
constexpr double markerRoom = 17;
constexpr double lineRoom = 28;
constexpr double usualRow = 28;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

// Of an arm in a panel; nothing where it wasn't measured there.
std::optional<double> speedUpAt(const PlotState& state, std::size_t panel, const Arm& arm, double place)
{
    bool isThere = false;
    for (const ChartSeries& series : state.data.series) {
        if (series.panel != panel || series.overlay() || series.predicted)
            continue;
        const ChartPoint* point = PlotState::pointAt(series, place);
        if (point == nullptr || !point->figures)
            continue;
        isThere = true;
        if (series.arm == arm && point->figures->speedUp)
            return point->figures->speedUp;
    }
    return isThere && arm == Arm() ? std::optional(1.0) : std::nullopt;
}

QString bandText(const ChartData& data)
{
    if (data.arms.size() >= armsWithoutBands)
        return {};
    if (data.y.unit == ChartUnit::Ratio)
        return Words::tr("95 % interval");
    if (data.y.unit != ChartUnit::Nanoseconds)
        return {};
    return data.x.unit == ChartUnit::Seconds ? Words::tr("p25–p75") : Words::tr("p5–p95");
}

std::optional<double> lastPlace(const PlotState& state)
{
    std::optional<double> last;
    for (const ChartSeries& series : state.data.series)
        if (!series.overlay() && !series.predicted)
            for (const ChartPoint& point : series.points)
                if (point.figures && (!last || point.place() > *last))
                    last = point.place();
    return last;
}

} // namespace

LegendTable LegendTable::of(const PlotState& state)
{
    LegendTable table;
    table.band = bandText(state.data);
    for (const ChartArm& arm : state.data.arms)
        table.rows.push_back({arm, {}});
    const std::optional<double> place = state.chosen ? std::optional(state.chosen->place) : lastPlace(state);
    if (!place || state.data.panels.empty())
        return table;
    std::vector<std::size_t> panels;
    if (state.data.panels.size() <= mostColumns)
        for (std::size_t panel = 0; panel < state.data.panels.size(); ++panel)
            panels.push_back(panel);
    else
        panels.push_back(state.chosen ? state.chosen->panel : 0);
    for (const std::size_t panel : panels) {
        table.columns.append(state.data.panels.at(panel).name);
        std::optional<double> most;
        Row* best = nullptr;
        for (Row& row : table.rows) {
            const std::optional<double> speedUp = speedUpAt(state, panel, row.arm.arm, *place);
            row.cells.append(speedUp ? speedUpText(*speedUp) : QStringLiteral("–"));
            if (speedUp && (!most || *speedUp > *most)) {
                most = speedUp;
                best = &row;
            }
        }
        if (best != nullptr)
            best->best = table.columns.size() - 1;
    }
    table.caption = Words::tr("speed-up at %1").arg(state.x.text(*place));
    return table;
}

void paintLegendEntry(QPainter& painter, QPointF at, const ChartArm& arm, const PlotFonts& fonts,
                      const Theme& look, bool withLine)
{
    const QColor mark = coloursOf(arm.arm, look.appearance).mark;
    const double room = fonts.scale * (withLine ? lineRoom : markerRoom);
    if (withLine) {
        painter.setPen(QPen(mark, 1.8));
        painter.drawLine(at, at + QPointF(room - 6 * fonts.scale, 0));
    }
    painter.setPen(QPen(look.card, 1.2));
    painter.setBrush(mark);
    painter.save();
    painter.translate(at + QPointF((room - 6 * fonts.scale) / 2, 0));
    painter.scale(fonts.scale, fonts.scale);
    painter.drawPath(markerPath(arm.marker));
    painter.restore();
    QFont font = fonts.label;
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(look.text);
    const QFontMetricsF metrics(font);
    painter.drawText(QRectF(at.x() + room, at.y() - metrics.height() / 2,
                            metrics.horizontalAdvance(arm.name) + 2, metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, arm.name);
}

double legendEntryWidth(const ChartArm& arm, const PlotFonts& fonts)
{
    return fonts.scale * markerRoom + QFontMetricsF(fonts.label).horizontalAdvance(arm.name) + 2;
}

QRectF legendCell(const LegendTable& table, const QRectF& row, qsizetype column, const PlotFonts& fonts)
{
    double names = 0;
    for (const LegendTable::Row& one : table.rows)
        names = std::max(names, QFontMetricsF(fonts.label).horizontalAdvance(one.arm.name));
    const double left = row.left() + fonts.scale * lineRoom + names + 8;
    const double width =
        (row.right() - left) / static_cast<double>(std::max<qsizetype>(1, table.columns.size()));
    return {left + width * static_cast<double>(column), row.top(), width, row.height()};
}

void paintLegendRow(QPainter& painter, const QRectF& rect, const LegendTable& table,
                    const LegendTable::Row& row, const PlotFonts& fonts, const Theme& look)
{
    painter.setPen(QPen(look.grid, 1));
    painter.drawLine(
        QLineF(rect.left(), std::floor(rect.top()) + 0.5, rect.right(), std::floor(rect.top()) + 0.5));
    paintLegendEntry(painter, {rect.left(), rect.center().y()}, row.arm, fonts, look, true);
    for (qsizetype column = 0; column < row.cells.size(); ++column) {
        const bool isBest = row.best == column;
        QFont font = fonts.label;
        font.setWeight(isBest ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(isBest ? coloursOf(row.arm.arm, look.appearance).text : look.text);
        painter.drawText(legendCell(table, rect, column, fonts), Qt::AlignRight | Qt::AlignVCenter,
                         row.cells[column]);
    }
}

void paintLegendHead(QPainter& painter, const QRectF& rect, const LegendTable& table, const PlotFonts& fonts,
                     const Theme& look)
{
    const QFontMetricsF head(fonts.head);
    const QFontMetricsF small(fonts.axis);
    painter.setFont(fonts.head);
    painter.setPen(look.text);
    painter.drawText(QRectF(rect.topLeft(), QSizeF(rect.width(), head.height())),
                     Qt::AlignLeft | Qt::AlignVCenter, Words::tr("Arms"));
    painter.setFont(fonts.axis);
    painter.setPen(look.mutedText);
    if (table.caption.isEmpty())
        return;
    painter.drawText(QRectF(rect.left(), rect.top() + head.height(), rect.width(), small.height()),
                     Qt::AlignRight | Qt::AlignVCenter, table.caption);
    const QRectF line(rect.left(), rect.top() + head.height() + small.height(), rect.width(), small.height());
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        const QRectF cell = legendCell(table, line, column, fonts).adjusted(6, 0, 0, 0);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter,
                         small.elidedText(table.columns[column], Qt::ElideRight, cell.width()));
    }
}

double legendHeadHeight(const LegendTable& table, const PlotFonts& fonts)
{
    return QFontMetricsF(fonts.head).height() +
           (table.caption.isEmpty() ? 0 : 2 * QFontMetricsF(fonts.axis).height()) + 6;
}

double legendRowHeight(const LegendTable& table, const PlotFonts& fonts, double room)
{
    const double least = QFontMetricsF(fonts.label).height() + 1;
    const double fitting = room / static_cast<double>(std::max<std::size_t>(1, table.rows.size()));
    return std::max(least, std::min(fitting, usualRow * fonts.scale));
}

void paintLegendTable(QPainter& painter, const QRectF& rect, const PlotState& state)
{
    const LegendTable table = LegendTable::of(state);
    const double head = legendHeadHeight(table, state.fonts);
    const double height = legendRowHeight(table, state.fonts, rect.height() - head);
    paintLegendHead(painter, rect, table, state.fonts, state.look);
    QRectF row(rect.left(), rect.top() + head, rect.width(), height);
    for (const LegendTable::Row& one : table.rows) {
        paintLegendRow(painter, row, table, one, state.fonts, state.look);
        row.translate(0, height);
    }
}

} // namespace breakeven
