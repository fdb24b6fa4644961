// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_read_out.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace breakeven {

namespace {

constexpr double padding = 10;
constexpr double between = 14; // columns
constexpr double markerRoom = 16;
constexpr double fromAnchor = 18;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

QString durationOf(double nanoseconds)
{
    return durationText(std::chrono::nanoseconds(std::llround(nanoseconds)));
}

// "2.35 – 3.54 ms": the unit once where both have it.
QString rangeOf(const Interval& range)
{
    const QString low = durationOf(range.low);
    const QString high = durationOf(range.high);
    const bool shareUnit = low.section(QChar::Nbsp, 1) == high.section(QChar::Nbsp, 1);
    return QStringLiteral("%1 – %2").arg(shareUnit ? low.section(QChar::Nbsp, 0, 0) : low, high);
}

const ChartArm* legendOf(const PlotState& state, const Arm& arm)
{
    const auto found = std::find_if(state.data.arms.begin(), state.data.arms.end(),
                                    [&](const ChartArm& one) { return one.arm == arm; });
    return found == state.data.arms.end() ? nullptr : &*found;
}

} // namespace

QString PlotReading::spoken() const
{
    QStringList parts{title};
    for (const Line& line : lines) {
        QStringList cells;
        for (qsizetype i = 0; i < line.cells.size(); ++i)
            if (!line.cells[i].isEmpty())
                cells.append(i > 0 && i < head.size() ? QStringLiteral("%1 %2").arg(head[i], line.cells[i])
                                                      : line.cells[i]);
        parts.append(cells.join(QStringLiteral(", ")));
    }
    return parts.join(QStringLiteral("; "));
}

std::optional<PlotReading> readingOf(const PlotState& state)
{
    if (!state.cross)
        return std::nullopt;
    PlotReading reading{.title = state.x.text(state.cross->place),
                        .head = {QString(), Words::tr("median"), Words::tr("p5–p95"), Words::tr("speed-up"),
                                 Words::tr("95 % interval")}};
    if (state.cross->panel < state.data.panels.size())
        reading.title =
            QStringLiteral("%1 · %2").arg(state.data.panels[state.cross->panel].name, reading.title);
    for (const ChartSeries* series : state.shownSeries(state.cross->panel)) {
        const ChartPoint* point = PlotState::pointAt(*series, state.cross->place);
        if (point == nullptr || !point->figures || series->predicted)
            continue;
        const std::optional<Arm> arm = point->arm ? point->arm : series->arm;
        if (!arm)
            continue;
        const ArmColours colours = coloursOf(*arm, state.look.appearance);
        const ChartArm* legend = legendOf(state, *arm);
        const QString name = armShortName(*arm);
        const PointReading& figures = *point->figures;
        reading.lines.push_back(
            {.marker = series->overlay() || legend == nullptr ? MarkerShape::None : legend->marker,
             .mark = colours.mark,
             .text = colours.text,
             .cells = {series->overlay() ? QStringLiteral("%1 · %2").arg(series->letter, name) : name,
                       durationOf(figures.latency), rangeOf(figures.batches),
                       figures.speedUp ? speedUpText(*figures.speedUp) : QString(),
                       figures.speedUpInterval ? speedUpIntervalText(*figures.speedUpInterval) : QString()},
             .isLooked = state.looked && state.looked->arm == *arm && !series->overlay()});
    }
    return reading.lines.empty() ? std::nullopt : std::optional(reading);
}

PlotReadOut::PlotReadOut(const PlotState* state) : m_state(state)
{
    setZValue(20);
}

void PlotReadOut::setBounds(const QRectF& bounds)
{
    prepareGeometryChange();
    m_bounds = bounds;
}

void PlotReadOut::setReading(const std::optional<PlotReading>& reading, QPointF anchor)
{
    m_reading = reading;
    m_anchor = anchor;
    update();
}

void PlotReadOut::setZoomRect(const QRectF& rect)
{
    m_zoom = rect;
    update();
}

void PlotReadOut::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    painter->setRenderHint(QPainter::Antialiasing, true);
    if (!m_zoom.isEmpty()) {
        QColor fill = m_state->look.accent;
        fill.setAlpha(36);
        painter->setBrush(fill);
        painter->setPen(QPen(m_state->look.accent, 1));
        painter->drawRect(m_zoom);
    }
    if (m_reading)
        paintCard(*painter);
}

void PlotReadOut::paintCard(QPainter& painter) const
{
    const PlotFonts& fonts = m_state->fonts;
    const Theme& look = m_state->look;
    const QFontMetricsF title(fonts.label);
    const QFontMetricsF small(fonts.axis);
    const double row = title.height() + 3;
    std::vector<double> widths(static_cast<std::size_t>(m_reading->head.size()), 0);
    if (widths.empty() && !m_reading->lines.empty())
        widths.resize(static_cast<std::size_t>(m_reading->lines.front().cells.size()), 0);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto column = static_cast<qsizetype>(i);
        if (column < m_reading->head.size())
            widths[i] = small.horizontalAdvance(m_reading->head[column]);
        for (const PlotReading::Line& line : m_reading->lines)
            widths[i] = std::max(widths[i], title.horizontalAdvance(line.cells.value(column)));
    }
    const bool hasMarkers =
        std::any_of(m_reading->lines.begin(), m_reading->lines.end(),
                    [](const PlotReading::Line& one) { return one.marker != MarkerShape::None; });
    const double indent = hasMarkers ? markerRoom : 0;
    double width = indent;
    for (const double column : widths)
        width += column + between;
    width = std::max(width - between, title.horizontalAdvance(m_reading->title));
    const double height = row * (1 + static_cast<double>(m_reading->lines.size())) +
                          (m_reading->head.isEmpty() ? 0 : small.height());
    QRectF card(QPointF(0, 0), QSizeF(width + 2 * padding, height + 2 * padding - 4));
    card.moveTopLeft(m_anchor + QPointF(fromAnchor, -card.height() / 2));
    if (card.right() > m_bounds.right())
        card.moveRight(m_anchor.x() - fromAnchor);
    if (card.left() < m_bounds.left())
        card.moveLeft(m_bounds.left());
    card.moveTop(
        std::clamp(card.top(), m_bounds.top(), std::max(m_bounds.top(), m_bounds.bottom() - card.height())));

    painter.setBrush(look.card);
    painter.setPen(QPen(look.border, 1));
    painter.drawRoundedRect(card, 8, 8);
    QRectF line(card.left() + padding, card.top() + padding - 2, card.width() - 2 * padding, row);
    painter.setFont(fonts.label);
    painter.setPen(look.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_reading->title);
    line.translate(0, row);
    const auto eachCell = [&](const QStringList& cells, double cellHeight, const auto& use) {
        double left = line.left() + indent;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            use(i, QRectF(left, line.top(), widths[i], cellHeight), cells.value(static_cast<qsizetype>(i)));
            left += widths[i] + between;
        }
    };
    const auto alignment = [](std::size_t column) {
        return static_cast<int>((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    };
    if (!m_reading->head.isEmpty()) {
        painter.setFont(fonts.axis);
        painter.setPen(look.mutedText);
        eachCell(m_reading->head, small.height(),
                 [&](std::size_t i, const QRectF& rect, const QString& text) {
                     painter.drawText(rect, alignment(i), text);
                 });
        line.translate(0, small.height());
    }
    for (const PlotReading::Line& own : m_reading->lines) {
        if (own.isLooked) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.neutralSoft);
            painter.drawRoundedRect(line.adjusted(-5, 0, 5, 0), 4, 4);
        }
        painter.setPen(QPen(look.card, 1.2));
        painter.setBrush(own.mark);
        painter.drawPath(markerPath(own.marker).translated(line.left() + 5, line.center().y()));
        eachCell(own.cells, row, [&](std::size_t i, const QRectF& rect, const QString& text) {
            QFont font = fonts.label;
            font.setWeight(i == 0 ? QFont::DemiBold : QFont::Normal);
            painter.setFont(font);
            painter.setPen(i == 0 && own.text.isValid() ? own.text : look.text);
            painter.drawText(rect, alignment(i), text);
        });
        line.translate(0, row);
    }
}

} // namespace breakeven
