// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_frame.h"

#include "app/charts/arm_look.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double widthForOneLine = 300; // of a panel: below it the answer has a line of its own
constexpr double stripHeight = 10;
constexpr double stripGap = 5;
constexpr double tickGap = 8; // between labels
constexpr double lineGap = 4;
constexpr double overhang = 6; // of a label over its axis

bool hasAnswers(const ChartData& data)
{
    return std::any_of(data.panels.begin(), data.panels.end(),
                       [](const ChartPanelHead& head) { return !head.answer.isEmpty() || head.strip; });
}

// `ticks` of an axis as they are written one after the other: the unit stands where it changes, at the ends,
// and at each whole decade.
std::vector<QString> writtenTicks(const std::vector<AxisScale::Tick>& ticks)
{
    std::vector<QString> texts;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const bool isEnd = i == 0 || i + 1 == ticks.size();
        const bool keepsUnit = isEnd || ticks[i].isWhole || ticks[i].unit() != ticks[i - 1].unit();
        texts.push_back(keepsUnit ? ticks[i].label : ticks[i].brief());
    }
    return texts;
}

std::vector<AxisScale::Tick> labelledTicks(const AxisScale& scale, const AxisScale::Range& range, int wanted)
{
    std::vector<AxisScale::Tick> ticks = scale.ticks(range.low, range.high, wanted);
    std::erase_if(ticks, [](const AxisScale::Tick& tick) { return tick.label.isEmpty(); });
    return ticks;
}

// The stretches of an answer that have room, whole.
QString shortened(const QString& answer, const QFontMetricsF& metrics, double width)
{
    const QString between = QStringLiteral(", ");
    for (qsizetype end = answer.size(); end > 0; end = answer.lastIndexOf(between, end - 1)) {
        const QString text = end == answer.size() ? answer : answer.left(end) + between + QChar(0x2026);
        if (metrics.horizontalAdvance(text) <= width)
            return text;
    }
    return metrics.elidedText(answer, Qt::ElideRight, width);
}

} // namespace

FrameMetrics FrameMetrics::of(const PlotState& state, double panelWidth, double plotHeight)
{
    const QFontMetricsF head(state.fonts.head);
    const QFontMetricsF axis(state.fonts.axis);
    FrameMetrics metrics;
    const QFontMetricsF label(state.fonts.label);
    const auto isTooLong = [&](const ChartPanelHead& one) {
        const double icon = head.height() + 2; // that enlarges the panel
        return head.horizontalAdvance(one.name) + label.horizontalAdvance(one.answer) + 2 * tickGap + icon >
               panelWidth;
    };
    const bool twoLines = hasAnswers(state.data) &&
                          (panelWidth < widthForOneLine * state.fonts.scale ||
                           std::any_of(state.data.panels.begin(), state.data.panels.end(), isTooLong));
    metrics.head = head.height() + (twoLines ? label.height() + lineGap : 0) + 10;
    const bool hasStrip = std::any_of(state.data.panels.begin(), state.data.panels.end(),
                                      [](const ChartPanelHead& one) { return one.strip.has_value(); });
    metrics.strip = hasStrip ? stripHeight * state.fonts.scale : 0;
    metrics.foot = (hasStrip ? stripGap + metrics.strip : 0) + lineGap + axis.height();
    double widest = 0;
    for (const auto& tick : labelledTicks(state.y, state.yRange, labelsUp(plotHeight, state.fonts.scale)))
        widest = std::max(widest, axis.horizontalAdvance(tick.label));
    // As wide as any usual label, so that the panels don't move when a decade is added.
    metrics.gutter = std::max(widest, axis.horizontalAdvance(QStringLiteral("500 ms"))) + tickGap + 1;
    return metrics;
}

std::vector<TickText> xTickTexts(const PlotGeometry& geometry, const PlotFonts& fonts, double top,
                                 std::optional<double> chosen)
{
    std::vector<AxisScale::Tick> ticks =
        labelledTicks(geometry.x, geometry.xRange, labelsAcross(geometry.area.width(), fonts.scale));
    std::size_t chosenAt = ticks.size();
    if (chosen && geometry.x.holds(*chosen)) {
        const AxisScale::Tick own = geometry.x.tickAt(*chosen);
        if (own.position >= geometry.xRange.low && own.position <= geometry.xRange.high) {
            const auto at = std::find_if(ticks.begin(), ticks.end(), [&](const AxisScale::Tick& tick) {
                return tick.position > own.position - 1e-9;
            });
            chosenAt = static_cast<std::size_t>(at - ticks.begin());
            if (at == ticks.end() || at->position > own.position + 1e-9)
                ticks.insert(at, own);
        }
    }
    const QFontMetricsF metrics(fonts.axis);
    const std::vector<QString> widths = writtenTicks(ticks);
    const auto rectOf = [&](std::size_t i, const QString& text) {
        const double width = metrics.horizontalAdvance(text);
        // A label at an end may hang over it, but not into the next panel's.
        const double most =
            std::max(geometry.area.left() - overhang, geometry.area.right() + overhang - width);
        const double left =
            std::clamp(geometry.pixelX(ticks[i].position) - width / 2, geometry.area.left() - overhang, most);
        return QRectF(left, top, width, metrics.height());
    };
    std::vector<std::size_t> order;
    if (chosenAt < ticks.size())
        order.push_back(chosenAt);
    if (!ticks.empty())
        order.insert(order.end(), {ticks.size() - 1, std::size_t{0}});
    for (std::size_t i = ticks.size(); i-- > 0;)
        order.push_back(i);
    std::vector<std::size_t> kept;
    for (const std::size_t i : order) {
        const QRectF room = rectOf(i, widths[i]).adjusted(-tickGap, 0, tickGap, 0);
        if (std::none_of(kept.begin(), kept.end(),
                         [&](std::size_t other) { return room.intersects(rectOf(other, widths[other])); }))
            kept.push_back(i);
    }
    std::sort(kept.begin(), kept.end());
    std::vector<AxisScale::Tick> left;
    for (const std::size_t i : kept)
        left.push_back(ticks[i]);
    const std::vector<QString> written = writtenTicks(left);
    std::vector<TickText> texts;
    for (std::size_t i = 0; i < kept.size(); ++i)
        texts.push_back({rectOf(kept[i], written[i]), written[i], kept[i] == chosenAt});
    return texts;
}

PlotFrame::PlotFrame(QGraphicsItem* parent, PanelSource source) : QGraphicsItem(parent), m_source(source)
{
    setZValue(9);
}

void PlotFrame::setLayout(const Layout& layout)
{
    prepareGeometryChange();
    m_layout = layout;
}

QRectF PlotFrame::boundingRect() const
{
    return m_layout.cell.adjusted(-m_layout.metrics.gutter, -2, 3 * tickGap, tickGap);
}

QRectF PlotFrame::headRect() const
{
    return {m_layout.cell.topLeft(), QSizeF(m_layout.cell.width(), m_layout.metrics.head)};
}

void PlotFrame::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    painter->setRenderHint(QPainter::Antialiasing, true);
    paintHead(*painter);
    if (!m_source.state->data.hasPoints())
        return;
    const QRectF area = m_source.geometry->area;
    painter->setPen(QPen(m_source.state->look.hatch, 1));
    painter->drawLine(
        QLineF(area.left(), std::floor(area.bottom()) + 0.5, area.right(), std::floor(area.bottom()) + 0.5));
    paintStrip(*painter);
    paintTicks(*painter);
}

void PlotFrame::paintHead(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    if (*m_source.panel >= state.data.panels.size())
        return;
    const ChartPanelHead& head = state.data.panels[*m_source.panel];
    const QFontMetricsF nameMetrics(state.fonts.head);
    const QFontMetricsF detailMetrics(state.fonts.axis);
    const QFontMetricsF answerMetrics(state.fonts.label);
    const double iconWidth = m_layout.canBeEnlarged ? nameMetrics.height() + 2 : 0;
    QRectF line(m_layout.cell.topLeft(), QSizeF(m_layout.cell.width() - iconWidth, nameMetrics.height()));
    if (m_layout.canBeEnlarged)
        paintEnlarge(painter, QRectF(line.right() + 4, line.top(), iconWidth - 4, line.height()));

    const bool twoLines = m_layout.metrics.head > nameMetrics.height() + answerMetrics.height();
    const double answerWidth = twoLines ? 0 : answerMetrics.horizontalAdvance(head.answer) + tickGap;
    const double room = std::max(line.width() - std::min(answerWidth, line.width() * 0.6), 0.0);
    const QString name = nameMetrics.elidedText(head.name, Qt::ElideRight, room);
    const double nameWidth = nameMetrics.horizontalAdvance(name);
    painter.setFont(state.fonts.head);
    painter.setPen(state.look.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    const double detailRoom = room - nameWidth - tickGap;
    double taken = nameWidth + tickGap;
    if (detailRoom > detailMetrics.horizontalAdvance(QStringLiteral("mmm…"))) {
        painter.setFont(state.fonts.axis);
        painter.setPen(state.look.mutedText);
        const QString detail = detailMetrics.elidedText(head.detail, Qt::ElideRight, detailRoom);
        painter.drawText(line.adjusted(taken, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, detail);
        taken += detailMetrics.horizontalAdvance(detail) + tickGap;
    }
    const QRectF answer = twoLines ? QRectF(line.left(), line.bottom() + lineGap / 2, m_layout.cell.width(),
                                            answerMetrics.height())
                                   : line.adjusted(std::min(taken, line.width()), 0, 0, 0);
    painter.setFont(state.fonts.label);
    painter.setPen(head.answerArm ? coloursOf(*head.answerArm, state.look.appearance).text
                                  : state.look.mutedText);
    painter.drawText(answer, (twoLines ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     shortened(head.answer, answerMetrics, answer.width()));
}

// Two arrows, apart or towards each other.
void PlotFrame::paintEnlarge(QPainter& painter, const QRectF& rect) const
{
    const double reach = 4.5 * m_source.state->fonts.scale;
    const QPointF centre = rect.center();
    painter.setPen(QPen(m_source.state->look.mutedText, 1.3, Qt::SolidLine, Qt::RoundCap));
    for (const double side : {1.0, -1.0}) {
        const QPointF out = centre + QPointF(side * reach, -side * reach);
        const QPointF in = centre + QPointF(side * 1.2, -side * 1.2);
        const QPointF tip = m_layout.isEnlarged ? in : out;
        const double way = m_layout.isEnlarged ? 1 : -1;
        painter.drawLine(in, out);
        painter.drawLine(tip, tip + QPointF(way * side * 3, 0));
        painter.drawLine(tip, tip - QPointF(0, way * side * 3));
    }
}

void PlotFrame::paintStrip(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    if (*m_source.panel >= state.data.panels.size())
        return;
    const ChartPanelHead& head = state.data.panels[*m_source.panel];
    if (!head.strip)
        return;
    const PlotGeometry& geometry = *m_source.geometry;
    const QRectF whole(geometry.area.left(), geometry.area.bottom() + stripGap, geometry.area.width(),
                       m_layout.metrics.strip);
    // On the axis's scale, and to the plot's ends where what was measured is in view to its ends.
    DecisionStrip placed = *head.strip;
    if (geometry.x.holds(head.stripRange.low) && geometry.x.holds(head.stripRange.high)) {
        const double first = geometry.x.position(head.stripRange.low);
        const double last = geometry.x.position(head.stripRange.high);
        const auto share = [&](double of) {
            const double position = first + of * (last - first);
            return std::clamp((position - geometry.xRange.low) / (geometry.xRange.high - geometry.xRange.low),
                              0.0, 1.0);
        };
        for (std::size_t i = 0; i < placed.pieces.size(); ++i) {
            placed.pieces[i].from = i == 0 ? 0 : share(placed.pieces[i].from);
            placed.pieces[i].to = i + 1 == placed.pieces.size() ? 1 : share(placed.pieces[i].to);
        }
        std::erase_if(placed.pieces, [](const StripPiece& piece) { return piece.to <= piece.from; });
    }
    breakeven::paintStrip(painter, whole, placed, state.look);
}

void PlotFrame::paintTicks(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    const QRectF area = geometry.area;
    const bool isChosen = state.chosen && state.chosen->panel == *m_source.panel;
    const double top = area.bottom() + m_layout.metrics.foot - QFontMetricsF(state.fonts.axis).height();
    for (const TickText& tick : xTickTexts(geometry, state.fonts, top,
                                           isChosen ? std::optional(state.chosen->place) : std::nullopt)) {
        QFont font = state.fonts.axis;
        font.setWeight(tick.isChosen ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(tick.isChosen ? state.look.accent : state.look.mutedText);
        painter.drawText(tick.rect.adjusted(-6, 0, 6, 0), Qt::AlignCenter, tick.text);
    }
    painter.setFont(state.fonts.axis);
    painter.setPen(state.look.mutedText);
    if (m_layout.hasYLabels) {
        const double height = QFontMetricsF(state.fonts.axis).height();
        const auto ticks =
            labelledTicks(geometry.y, geometry.yRange, labelsUp(area.height(), state.fonts.scale));
        const std::vector<QString> texts = writtenTicks(ticks);
        double lastTop = area.bottom() + height;
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            const double y = geometry.pixelY(ticks[i].position);
            if (y + height / 2 > lastTop - 2)
                continue;
            painter.drawText(QRectF(area.left() - m_layout.metrics.gutter, y - height / 2,
                                    m_layout.metrics.gutter - tickGap, height),
                             Qt::AlignRight | Qt::AlignVCenter, texts[i]);
            lastTop = y - height / 2;
        }
    }
    if (*m_source.panel < state.data.panels.size()) {
        const QString& missing = state.data.panels[*m_source.panel].missing;
        const QFontMetricsF metrics(state.fonts.axis);
        painter.setPen(state.look.warning);
        painter.drawText(
            QRectF(area.left() + lineGap, area.top() + 2, area.width() - 2 * lineGap, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(missing, Qt::ElideRight, area.width() - 2 * lineGap));
    }
}

} // namespace breakeven
