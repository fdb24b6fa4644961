// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_key.h"

#include "app/charts/line_pen.h"
#include "app/charts/marker_path.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace breakeven {

namespace {

constexpr double alwaysRoomFor = 4;  // names
constexpr double heightForName = 45; // of the plot, among lines and cards
constexpr double rowHeight = 18;
constexpr double below = 8;
constexpr double lineWidth = 26;
constexpr double markerWidth = 12;
constexpr double gap = 6;
constexpr double between = 18; // entries

bool isNamed(const ChartSeries& series)
{
    return !series.subject.isEmpty() && !series.overlay && !series.predicted;
}

// By what doesn't change while a run goes on, so that the plot doesn't jump.
bool isCrowded(const ChartData& data, double height)
{
    const auto names = static_cast<double>(std::count_if(data.series.begin(), data.series.end(), isNamed));
    return names > alwaysRoomFor && names * heightForName > height;
}

} // namespace

PlotKey::PlotKey(QGraphicsItem* parent, PlotBackdrop::Source source) : QGraphicsItem(parent), m_source(source)
{
    setZValue(9);
}

void PlotKey::addEntries()
{
    std::vector<Entry> arms;
    const auto isIn = [](const std::vector<Entry>& entries, const QString& text) {
        return std::any_of(entries.begin(), entries.end(),
                           [&text](const Entry& entry) { return entry.text == text; });
    };
    for (const ChartSeries& series : m_source.data->series) {
        if (!isNamed(series))
            continue;
        if (!isIn(m_entries, series.subject))
            m_entries.push_back({.text = series.subject, .like = series});
        if (!series.armText.isEmpty() && !isIn(arms, series.armText))
            arms.push_back({.text = series.armText, .like = series, .isArm = true});
    }
    m_entries.insert(m_entries.end(), arms.begin(), arms.end());
}

double PlotKey::layOut(const QRectF& room)
{
    prepareGeometryChange();
    m_entries.clear();
    m_bounds = {};
    if (!isCrowded(*m_source.data, room.height()))
        return 0;
    addEntries();
    const QFontMetricsF metrics(*m_source.font);
    QPointF at = room.topLeft();
    for (Entry& entry : m_entries) {
        const double sample = entry.isArm ? markerWidth : lineWidth;
        const double wide = sample + gap + metrics.horizontalAdvance(entry.text) + 1;
        if (at.x() > room.left() && at.x() + wide > room.right())
            at = {room.left(), at.y() + rowHeight};
        entry.rect = QRectF(at, QSizeF(wide, rowHeight));
        at.rx() += wide + between;
    }
    m_bounds = QRectF(room.topLeft(), QSizeF(room.width(), at.y() + rowHeight - room.top()));
    return m_bounds.height() + below;
}

void PlotKey::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setFont(*m_source.font);
    for (const Entry& entry : m_entries) {
        paintSample(*painter, entry);
        painter->setPen(m_source.theme->text);
        painter->drawText(entry.rect, Qt::AlignRight | Qt::AlignVCenter, entry.text);
    }
}

void PlotKey::paintSample(QPainter& painter, const Entry& entry) const
{
    const QPointF left(entry.rect.left(), entry.rect.center().y());
    if (!entry.isArm) {
        painter.setPen(linePen(entry.like, *m_source.theme));
        painter.drawLine(left, left + QPointF(lineWidth, 0));
        return;
    }
    painter.setPen(QPen(m_source.theme->mutedText, 1.8));
    painter.setBrush(m_source.theme->card);
    painter.drawPath(markerPath(entry.like.marker).translated(left + QPointF(markerWidth / 2, 0)));
}

} // namespace breakeven
