// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/published_picture.h"

#include "app/charts/arm_look.h"
#include "app/charts/legend_table.h"
#include "app/charts/marker_path.h"
#include "app/charts/published_pair.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace breakeven {

namespace {

constexpr double margin = 14;
constexpr double gap = 8;
constexpr double rowPadding = 3;
constexpr Arm single{};
constexpr Arm several = Arm::ofThreads(PublishedFigures::threadCount);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::PublishedPlot)
};

AxisScale scaleOf(ChartUnit unit)
{
    return AxisScale({.title = {}, .scale = ScaleKind::Log, .unit = unit, .values = {}}, 1);
}

// A logarithmic axis across some pixels.
struct Across
{
    AxisScale scale;
    AxisScale::Range range;
    double left = 0;
    double right = 0;

    [[nodiscard]] double at(double value) const
    {
        const double share = (scale.position(value) - range.low) / (range.high - range.low);
        return left + std::clamp(share, 0.0, 1.0) * (right - left);
    }
};

class DotPicture
{
public:
    DotPicture(QPainter& painter, const QRectF& rect, const PublishedDots& dots, const PlotFonts& fonts,
               const Theme& look)
        : m_painter(painter)
        , m_rect(rect.adjusted(margin, margin - 4, -margin, -margin / 2))
        , m_dots(dots)
        , m_fonts(fonts)
        , m_look(look)
    {
        placeColumns();
    }

    void paint()
    {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        const double head = paintHead();
        const double foot = m_rect.bottom() - footHeight(m_fonts);
        paintAxes(head, foot);
        const double rows = static_cast<double>(m_dots.runtimes.size()) * measuredShare + publishedShare;
        const double height =
            (foot - head) / std::max<double>(1, static_cast<double>(m_dots.table.rows.size()));
        double top = head;
        for (const PublishedRow& row : m_dots.table.rows) {
            paintGroup(row, top, height, height / rows);
            top += height;
        }
        line(foot);
        paintFoot(foot);
    }

    static double footHeight(const PlotFonts& fonts)
    {
        return 3 * QFontMetricsF(fonts.axis).height() + 2 * gap;
    }
    static double headHeight(const PlotFonts& fonts)
    {
        return QFontMetricsF(fonts.label).height() + QFontMetricsF(fonts.axis).height() + gap;
    }
    static double rowHeight(const PlotFonts& fonts)
    {
        return QFontMetricsF(fonts.label).height() + QFontMetricsF(fonts.axis).height() - 2;
    }

    static constexpr double measuredShare = 1;
    static constexpr double publishedShare = 0.7;

private:
    void placeColumns()
    {
        const QFontMetricsF label(m_fonts.label);
        const QFontMetricsF axis(m_fonts.axis);
        double names = 0;
        for (const PublishedRow& row : m_dots.table.rows)
            names = std::max({names, label.horizontalAdvance(shownName(row.target)),
                              axis.horizontalAdvance(placeOf(row))});
        double runtimes = axis.horizontalAdvance(Words::tr("the post"));
        for (const RuntimeKind runtime : m_dots.runtimes)
            runtimes = std::max(runtimes, axis.horizontalAdvance(runtimeName(runtime)));
        const double width = m_rect.width();
        m_names = std::min(names, width * 0.2);
        m_runtimeRight = m_rect.left() + m_names + gap + runtimes;
        m_directionLeft =
            m_rect.right() - std::max(label.horizontalAdvance(agreementText(Agreement::Unclear)) + 22,
                                      axis.horizontalAdvance(Words::tr("as in the post?")));
        m_intervalLeft = m_directionLeft - gap -
                         std::max(axis.horizontalAdvance(QStringLiteral("0.00 – 0.00 ")),
                                  axis.horizontalAdvance(Words::tr("95 % interval")));
        const double valueRoom = axis.horizontalAdvance(QStringLiteral("00.0 ms")) + gap + 4;
        const double plots = m_intervalLeft - gap - m_runtimeRight;
        const double factorWidth = plots * 0.27;
        m_factor = {.scale = scaleOf(ChartUnit::Ratio),
                    .range = {},
                    .left = m_intervalLeft - gap - factorWidth,
                    .right = m_intervalLeft - 2 * gap};
        m_latency = {.scale = scaleOf(ChartUnit::Nanoseconds),
                     .range = {},
                     .left = m_runtimeRight + valueRoom,
                     .right = m_factor.left - valueRoom};
        double low = 1e5; // as the post's own figures reach: 100 µs to 50 ms
        double high = 5e7;
        double least = 0.1;
        double most = 4;
        for (const PublishedRow& row : m_dots.table.rows) {
            for (const MeasuredFigures& measured : row.measured) {
                const PublishedPair pair = pairOf(measured);
                low = std::min({low, std::max(1.0, pair.one), std::max(1.0, pair.many)});
                high = std::max({high, pair.one, pair.many});
                least = std::min(least, std::max(0.01, pair.factor));
                most = std::max(most, std::min(100.0, pair.factor));
            }
        }
        m_latency.range = m_latency.scale.calmRange(std::log10(low), std::log10(high));
        m_factor.range = {std::log10(least), std::log10(most)};
    }

    void text(const QRectF& rect, int flags, const QFont& font, const QColor& colour, const QString& said)
    {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(rect, flags,
                           QFontMetricsF(font).elidedText(said, Qt::ElideRight, rect.width() + 1));
    }

    void line(double y)
    {
        m_painter.setPen(QPen(m_look.grid, 1));
        m_painter.drawLine(QLineF(m_rect.left(), std::floor(y) + 0.5, m_rect.right(), std::floor(y) + 0.5));
    }

    double paintHead()
    {
        const double first = QFontMetricsF(m_fonts.label).height();
        const double second = QFontMetricsF(m_fonts.axis).height();
        const auto column = [&](double left, double right, const QString& title, const QString& below) {
            text(QRectF(left, m_rect.top(), right - left, first), Qt::AlignLeft | Qt::AlignVCenter,
                 m_fonts.label, m_look.text, title);
            text(QRectF(left, m_rect.top() + first, right - left, second), Qt::AlignLeft | Qt::AlignVCenter,
                 m_fonts.axis, m_look.mutedText, below);
        };
        column(m_runtimeRight + gap, m_factor.left - gap, Words::tr("Batch latency"),
               Words::tr("median; the post: best of 3"));
        column(m_factor.left, m_intervalLeft - gap, Words::tr("Factor"),
               Words::tr("1 thread ÷ %1").arg(PublishedFigures::threadCount));
        column(m_intervalLeft, m_directionLeft - gap, QString(), Words::tr("95 % interval"));
        column(m_directionLeft, m_rect.right(), Words::tr("Direction"), Words::tr("as in the post?"));
        return m_rect.top() + headHeight(m_fonts);
    }

    void paintAxes(double top, double bottom)
    {
        const double labels = bottom + gap / 2;
        const QFontMetricsF metrics(m_fonts.axis);
        for (const Across* across : {&m_latency, &m_factor}) {
            const bool isFactor = across == &m_factor;
            double lastRight = -1;
            for (const auto& tick :
                 across->scale.ticks(across->range.low, across->range.high, isFactor ? 2 : 3)) {
                if (!tick.major)
                    continue;
                const double x = std::floor(across->at(across->scale.valueAt(tick.position))) + 0.5;
                const bool isOne = isFactor && std::abs(tick.position) < 1e-9;
                m_painter.setPen(QPen(isOne                  ? m_look.hatch
                                      : tick.label.isEmpty() ? m_look.minorGrid
                                                             : m_look.grid,
                                      1));
                m_painter.drawLine(QLineF(x, top, x, bottom));
                const double width = metrics.horizontalAdvance(tick.label);
                if (tick.label.isEmpty() || x - width / 2 < lastRight + gap)
                    continue;
                lastRight = x + width / 2;
                text(QRectF(x - width / 2 - 2, labels, width + 4, metrics.height()), Qt::AlignCenter,
                     m_fonts.axis, m_look.mutedText, tick.label);
            }
        }
        const double x = std::floor(m_factor.at(1)) + 0.5;
        m_painter.setPen(QPen(m_look.hatch, 1));
        m_painter.drawLine(QLineF(x, top, x, bottom));
        const QRectF wins(m_factor.left - 6 * gap, labels + metrics.height(), x - m_factor.left + 5.5 * gap,
                          metrics.height());
        text(wins, Qt::AlignRight | Qt::AlignVCenter, m_fonts.axis, coloursOf(single, m_look.appearance).text,
             Words::tr("1 thread wins"));
        text(QRectF(x + gap / 2, wins.top(), m_directionLeft - x, metrics.height()),
             Qt::AlignLeft | Qt::AlignVCenter, m_fonts.axis, coloursOf(several, m_look.appearance).text,
             Words::tr("%1 threads win").arg(PublishedFigures::threadCount));
    }

    void paintFoot(double top)
    {
        const QFontMetricsF metrics(m_fonts.axis);
        const double y = top + gap + 2.5 * metrics.height();
        double x = m_rect.left();
        const std::vector<MarkerShape> shapes = markersOf(std::vector{single, several});
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const Arm& arm = i == 0 ? single : several;
            const ChartArm entry{arm, armName(arm), shapes[i]};
            paintLegendEntry(m_painter, {x, y}, entry, m_fonts, m_look, false);
            x += legendEntryWidth(entry, m_fonts) + 2 * gap;
        }
        const double rest = m_rect.right() - x;
        text(QRectF(x, y - metrics.height() / 2, rest, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
             m_fonts.axis, m_look.mutedText, Words::tr("filled: measured here · hollow: published in 2018"));
    }

    void paintGroup(const PublishedRow& row, double top, double height, double unit)
    {
        line(top);
        const double first = QFontMetricsF(m_fonts.label).height();
        const double rowTop = top + std::max(rowPadding, (unit - first) / 2);
        text(QRectF(m_rect.left(), rowTop, m_names, first), Qt::AlignLeft | Qt::AlignVCenter, m_fonts.label,
             m_look.text, shownName(row.target));
        text(QRectF(m_rect.left(), rowTop + first, m_names + gap, QFontMetricsF(m_fonts.axis).height()),
             Qt::AlignLeft | Qt::AlignVCenter, m_fonts.axis, m_look.mutedText, placeOf(row));
        double y = top + unit * measuredShare / 2;
        for (const RuntimeKind runtime : m_dots.runtimes) {
            runtimeLabel(runtimeName(runtime), y, m_look.text);
            if (const MeasuredFigures* measured = measuredOf(row, runtime)) {
                paintPair(pairOf(*measured), y);
                paintDirection(measured->agreement, y);
            }
            y += unit * measuredShare;
        }
        y = top + height - unit * publishedShare / 2 - 1;
        runtimeLabel(Words::tr("the post"), y, m_look.mutedText);
        paintPair(pairOf(row.published), y);
    }

    void runtimeLabel(const QString& name, double y, const QColor& colour)
    {
        const double height = QFontMetricsF(m_fonts.axis).height();
        const double left = m_rect.left() + m_names * 0.6;
        text(QRectF(left, y - height / 2, m_runtimeRight - left, height), Qt::AlignRight | Qt::AlignVCenter,
             m_fonts.axis, colour, name);
    }

    void marker(const Arm& arm, double x, double y, bool hollow, const QColor& colour)
    {
        const MarkerShape shape = arm == single ? MarkerShape::Circle : MarkerShape::Square;
        m_painter.setPen(QPen(hollow ? colour : m_look.card, hollow ? 1.8 : 1.2));
        m_painter.setBrush(hollow ? m_look.card : colour);
        m_painter.drawPath(markerPath(shape).translated(x, y));
    }

    void paintPair(const PublishedPair& pair, double y)
    {
        if (pair.one <= 0 || pair.many <= 0 || !(pair.factor > 0))
            return;
        const double one = m_latency.at(pair.one);
        const double many = m_latency.at(pair.many);
        m_painter.setPen(QPen(pair.isPublished ? m_look.hatch : m_look.text, 1.6));
        m_painter.drawLine(QPointF(one, y), QPointF(many, y));
        const QFontMetricsF metrics(m_fonts.axis);
        const auto value = [&](const Arm& arm, double x, double ns, bool isLeft) {
            const ArmColours colours = coloursOf(arm, m_look.appearance);
            marker(arm, x, y, pair.isPublished, colours.mark);
            const QString said = durationText(std::chrono::nanoseconds(std::llround(ns)));
            const double width = metrics.horizontalAdvance(said) + 2;
            const QRectF rect(isLeft ? x - gap - width : x + gap, y - metrics.height() / 2, width,
                              metrics.height());
            text(rect, Qt::AlignVCenter | (isLeft ? Qt::AlignRight : Qt::AlignLeft), m_fonts.axis,
                 pair.isPublished ? m_look.mutedText : colours.text, said);
        };
        value(single, one, pair.one, pair.one <= pair.many);
        value(several, many, pair.many, pair.many < pair.one);

        const Arm& winner = pair.factor < 1 ? single : several;
        const QColor colour = pair.isOpen ? m_look.hatch : coloursOf(winner, m_look.appearance).mark;
        if (pair.interval) {
            const double low = m_factor.at(pair.interval->low);
            const double high = m_factor.at(pair.interval->high);
            m_painter.setPen(QPen(colour, 1.4));
            m_painter.drawLine(QPointF(low, y), QPointF(high, y));
            for (const double end : {low, high})
                m_painter.drawLine(QPointF(end, y - 3), QPointF(end, y + 3));
        }
        marker(winner, m_factor.at(pair.factor), y, pair.isPublished, colour);

        const double first = QFontMetricsF(m_fonts.label).height();
        const double both = pair.interval ? first + metrics.height() - 3 : first;
        const double room = m_directionLeft - m_intervalLeft;
        text(QRectF(m_intervalLeft, y - both / 2, room, first), Qt::AlignLeft | Qt::AlignVCenter,
             pair.isPublished ? m_fonts.axis : m_fonts.label,
             pair.isPublished ? m_look.mutedText : m_look.text, speedUpText(pair.factor));
        if (pair.interval)
            text(QRectF(m_intervalLeft, y - both / 2 + first - 3, room, metrics.height()),
                 Qt::AlignLeft | Qt::AlignVCenter, m_fonts.axis, m_look.mutedText,
                 speedUpIntervalText(*pair.interval));
    }

    void paintDirection(Agreement agreement, double y)
    {
        const QColor colour = agreement == Agreement::Agrees    ? m_look.good
                              : agreement == Agreement::Differs ? m_look.warning
                                                                : m_look.mutedText;
        const double x = m_directionLeft + 6;
        m_painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap));
        switch (agreement) {
        case Agreement::Agrees:
            m_painter.drawLine(QPointF(x - 4, y), QPointF(x - 1, y + 3.5));
            m_painter.drawLine(QPointF(x - 1, y + 3.5), QPointF(x + 5, y - 4));
            break;
        case Agreement::Differs:
            m_painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4));
            m_painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4));
            break;
        case Agreement::Unclear:
            m_painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y));
            break;
        }
        const double height = QFontMetricsF(m_fonts.label).height();
        text(QRectF(x + 12, y - height / 2, m_rect.right() - x - 12, height),
             Qt::AlignLeft | Qt::AlignVCenter, m_fonts.label, colour, agreementText(agreement));
    }

    QPainter& m_painter;
    QRectF m_rect;
    const PublishedDots& m_dots;
    const PlotFonts& m_fonts;
    const Theme& m_look;
    double m_names = 0;
    double m_runtimeRight = 0;
    double m_intervalLeft = 0;
    double m_directionLeft = 0;
    Across m_latency;
    Across m_factor;
};

} // namespace

double publishedHeight(const PublishedDots& dots, const PlotFonts& fonts)
{
    const double rows =
        static_cast<double>(dots.runtimes.size()) * DotPicture::measuredShare + DotPicture::publishedShare;
    return 2 * margin + DotPicture::headHeight(fonts) + DotPicture::footHeight(fonts) +
           static_cast<double>(dots.table.rows.size()) * rows * DotPicture::rowHeight(fonts);
}

void paintPublished(QPainter& painter, const QRectF& rect, const PublishedDots& dots, const PlotFonts& fonts,
                    const Theme& look)
{
    painter.save();
    DotPicture(painter, rect, dots, fonts, look).paint();
    painter.restore();
}

} // namespace breakeven
