// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_surround.h"

#include "app/charts/legend_table.h"
#include "app/charts/line_pen.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace breakeven {

namespace {

constexpr double edge = 12;
constexpr double gap = 8;
constexpr double sampleWidth = 30;
constexpr double between = 18; // past runs in a row

QFont titleFont(const PlotFonts& fonts)
{
    QFont font = fonts.head;
    font.setPixelSize(font.pixelSize() * 17 / 13);
    return font;
}

// Square, to close something.
double closeSide(const PlotFonts& fonts)
{
    return QFontMetricsF(fonts.axis).height() + 3;
}

// Each one's place in rows of `width`, from (0, 0).
std::vector<QRectF> pastRunRects(const PlotState& state, double width, bool isExport)
{
    const QFontMetricsF metrics(state.fonts.axis);
    const double close = isExport ? 0 : closeSide(state.fonts);
    std::vector<QRectF> rects;
    QPointF at;
    for (const PastRun& run : state.data.pastRuns) {
        const QString text = QStringLiteral("%1 %2").arg(run.letter, run.text);
        const double own = std::min(width, sampleWidth + gap + metrics.horizontalAdvance(text) + 6 + close);
        if (at.x() > 0 && at.x() + own > width)
            at = {0, at.y() + metrics.height() + 3};
        rects.emplace_back(at, QSizeF(own, metrics.height() + 3));
        at.rx() += own + between;
    }
    return rects;
}

double heightOf(const std::vector<QRectF>& rects)
{
    return rects.empty() ? 0 : rects.back().bottom() + gap;
}

} // namespace

PlotSurround::PlotSurround(const PlotState* state) : m_state(state)
{
    setZValue(12);
}

bool PlotSurround::hasLegendRow(bool isExport) const
{
    return isExport && m_state->data.hasLegend() && !m_state->data.hasLegendTable();
}

PlotSurround::Margins PlotSurround::margins(double width, bool isExport) const
{
    const ChartData& data = m_state->data;
    const double axis = QFontMetricsF(m_state->fonts.axis).height();
    Margins margins{.left = edge + axis + 2, .top = edge, .right = edge + 8, .bottom = edge + axis};
    if (isExport && !data.title.isEmpty())
        margins.top += QFontMetricsF(titleFont(m_state->fonts)).height() + gap;
    if (isExport && !data.title.isEmpty() && !data.subtitle.isEmpty())
        margins.top += axis + gap / 2;
    if (hasLegendRow(isExport))
        margins.top += QFontMetricsF(m_state->fonts.label).height() + gap;
    margins.top += heightOf(pastRunRects(*m_state, width - 2 * edge, isExport));
    return margins;
}

void PlotSurround::setLayout(const Layout& layout)
{
    prepareGeometryChange();
    m_layout = layout;
}

void PlotSurround::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    painter->setRenderHint(QPainter::Antialiasing, true);
    if (m_layout.isExport)
        paintTitles(*painter);
    paintPastRuns(*painter);
    if (m_state->data.hasPoints()) {
        paintAxisTitles(*painter);
    } else {
        painter->setFont(m_state->fonts.axis);
        painter->setPen(m_state->look.mutedText);
        painter->drawText(m_layout.bounds, Qt::AlignCenter, m_state->data.empty);
    }
    if (!m_layout.legend.isEmpty())
        paintLegendTable(*painter, m_layout.legend, *m_state);
}

void PlotSurround::paintTitles(QPainter& painter) const
{
    const ChartData& data = m_state->data;
    QRectF line = m_layout.bounds.adjusted(edge, edge, -edge, 0);
    const auto write = [&](const QFont& font, const QColor& colour, const QString& text, double below) {
        const QFontMetricsF metrics(font);
        line.setHeight(metrics.height());
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(line, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, line.width()));
        line.translate(0, line.height() + below);
    };
    if (!data.title.isEmpty()) {
        write(titleFont(m_state->fonts), m_state->look.text, data.title,
              data.subtitle.isEmpty() ? gap : gap / 2);
        if (!data.subtitle.isEmpty())
            write(m_state->fonts.axis, m_state->look.mutedText, data.subtitle, gap);
    }
    if (!hasLegendRow(true))
        return;
    const QFontMetricsF metrics(m_state->fonts.label);
    double width = 0;
    for (const ChartArm& arm : data.arms)
        width += legendEntryWidth(arm, m_state->fonts) + between;
    QPointF at(line.center().x() - (width - between) / 2, line.top() + metrics.height() / 2);
    for (const ChartArm& arm : data.arms) {
        paintLegendEntry(painter, at, arm, m_state->fonts, m_state->look, false);
        at.rx() += legendEntryWidth(arm, m_state->fonts) + between;
    }
}

std::vector<QRectF> PlotSurround::shownPastRuns() const
{
    std::vector<QRectF> rects = pastRunRects(*m_state, m_layout.bounds.width() - 2 * edge, m_layout.isExport);
    const double top = m_layout.panels.top() - heightOf(rects);
    for (QRectF& rect : rects)
        rect.translate(m_layout.bounds.left() + edge, top);
    return rects;
}

std::vector<QRectF> PlotSurround::closeRects() const
{
    if (m_layout.isExport)
        return {};
    const double side = closeSide(m_state->fonts);
    std::vector<QRectF> rects = shownPastRuns();
    for (QRectF& rect : rects)
        rect.setLeft(rect.right() - side);
    return rects;
}

void PlotSurround::paintPastRuns(QPainter& painter) const
{
    const std::vector<QRectF> rects = shownPastRuns();
    const QFontMetricsF metrics(m_state->fonts.axis);
    painter.setFont(m_state->fonts.axis);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const PastRun& run = m_state->data.pastRuns[i];
        const QRectF& rect = rects[i];
        QPen pen = linePen(ChartSeries{.letter = run.letter}, m_state->look, m_state->fonts.scale);
        painter.setPen(pen);
        painter.drawLine(QPointF(rect.left(), rect.center().y()),
                         QPointF(rect.left() + sampleWidth, rect.center().y()));
        const QRectF text =
            rect.adjusted(sampleWidth + gap, 0, m_layout.isExport ? 0 : -closeSide(m_state->fonts), 0);
        painter.setPen(m_state->look.text);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(QStringLiteral("%1 %2").arg(run.letter, run.text), Qt::ElideRight,
                                            text.width()));
    }
}

void PlotSurround::paintAxisTitles(QPainter& painter) const
{
    const QFontMetricsF metrics(m_state->fonts.axis);
    painter.setFont(m_state->fonts.axis);
    painter.setPen(m_state->look.mutedText);
    const QRectF below(m_layout.panels.left(), m_layout.bounds.bottom() - edge / 2 - metrics.height(),
                       m_layout.panels.width(), metrics.height());
    painter.drawText(below, Qt::AlignCenter,
                     metrics.elidedText(m_state->data.x.title, Qt::ElideRight, below.width()));
    for (const QRectF& rect : yTitleRects()) {
        painter.save();
        painter.translate(rect.center());
        painter.rotate(-90);
        painter.drawText(QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width()),
                         Qt::AlignCenter,
                         metrics.elidedText(m_state->data.y.title, Qt::ElideRight, rect.height()));
        painter.restore();
    }
}

std::vector<QRectF> PlotSurround::yTitleRects() const
{
    const QFontMetricsF metrics(m_state->fonts.axis);
    const double top = m_layout.bounds.top() + edge;
    const double bottom = m_layout.bounds.bottom() - edge;
    std::vector<QRectF> rects;
    for (const QRectF& row : m_layout.rows) {
        const double most = m_layout.rows.size() > 1 ? row.height() : bottom - top;
        const double length = std::min(metrics.horizontalAdvance(m_state->data.y.title) + 2, most);
        // In the row's middle, but not out of the picture.
        const double begin = std::clamp(row.center().y() - length / 2, top, std::max(top, bottom - length));
        rects.emplace_back(m_layout.bounds.left() + edge, begin, metrics.height(), length);
    }
    return rects;
}

} // namespace breakeven
