// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/trend.h"

#include "app/charts/arm_look.h"
#include "app/wording/comparison_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/run_summary_text.h"
#include "app/wording/shown_name.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <tuple>

namespace breakeven {

namespace {

constexpr double gap = 24; // between panels

struct Measures
{
    explicit Measures(const QFont& font) : title(font), small(font)
    {
        title.setWeight(QFont::DemiBold);
        if (font.pixelSize() > 0)
            small.setPixelSize(std::max(8, font.pixelSize() * 11 / 13));
        else
            small.setPointSizeF(font.pointSizeF() * 11 / 13);
        line = QFontMetricsF(small).height();
        height = QFontMetricsF(title).height() + 9.5 * line;
    }

    QFont title;
    QFont small;
    double line = 0;
    double height = 0; // of a panel
};

int columnsFor(std::size_t panels, double width, const Measures& measures)
{
    const int fitting = std::max(1, static_cast<int>(width / (26 * measures.line)));
    return std::min(fitting, std::max(1, static_cast<int>(panels)));
}

bool isSame(const Crossover& one, const Crossover& other)
{
    return one.arm == other.arm && std::tie(one.target, one.runtime, one.axis, one.threadsPay) ==
                                       std::tie(other.target, other.runtime, other.axis, other.threadsPay);
}

TrendPoint pointOf(const ComparedRun& run, const Crossover& kind, const QDateTime& now)
{
    TrendPoint point{.run = whenText(run.header.started, now), .at = {}, .interval = {}};
    for (const Crossover& crossover : run.crossovers) {
        if (!isSame(crossover, kind))
            continue;
        point.at = crossover.at;
        point.interval = crossover.interval;
        break;
    }
    return point;
}

void paintPanel(QPainter& painter, const QRectF& rect, const TrendPanel& panel, const Theme& look,
                const Measures& measures)
{
    const QFontMetricsF title(measures.title);
    const QFontMetricsF small(measures.small);
    const auto write = [&](const QRectF& room, Qt::Alignment alignment, const QString& text,
                           const QColor& colour, const QFont& font) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width() + 0.5));
    };
    const double nameWidth = std::min(title.horizontalAdvance(shownName(panel.target)), rect.width() * 0.6);
    write(QRectF(rect.left(), rect.top(), nameWidth, title.height()), Qt::AlignLeft | Qt::AlignVCenter,
          shownName(panel.target), look.text, measures.title);
    write(QRectF(rect.left() + nameWidth + 8, rect.top(), rect.width() - nameWidth - 8, title.height()),
          Qt::AlignLeft | Qt::AlignVCenter, panel.subject, look.mutedText, measures.small);

    double highest = 0;
    for (const TrendPoint& point : panel.points)
        if (point.at)
            highest = std::max(highest, point.interval.high);
    if (highest <= 0)
        return;
    const QString top = axisValueText(panel.axis, highest);
    const double left = rect.left() + small.horizontalAdvance(top) + 10;
    const QRectF plot(left, rect.top() + title.height() + 12, rect.right() - left - 8,
                      rect.height() - title.height() - 12 - 2.2 * measures.line);
    const auto y = [&](double value) { return plot.bottom() - value / highest * plot.height(); };
    const auto x = [&](std::size_t i) {
        return plot.left() +
               (static_cast<double>(i) + 0.5) * plot.width() / static_cast<double>(panel.points.size());
    };
    for (const double share : {0.0, 0.5, 1.0}) {
        const double at = y(share * highest);
        painter.setPen(look.grid);
        painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
        write(QRectF(rect.left(), at - measures.line / 2, left - 6 - rect.left(), measures.line),
              Qt::AlignRight | Qt::AlignVCenter, axisValueText(panel.axis, share * highest), look.mutedText,
              measures.small);
    }

    const QColor colour = coloursOf(panel.arm, look.appearance).mark;
    std::optional<QPointF> before;
    double free = rect.left();
    for (std::size_t i = 0; i < panel.points.size(); ++i) {
        const TrendPoint& point = panel.points[i];
        const double width = small.horizontalAdvance(point.run);
        if (x(i) - width / 2 >= free && x(i) + width / 2 <= rect.right() + 8) {
            write(QRectF(x(i) - width / 2 - 1, plot.bottom() + 4, width + 2, measures.line), Qt::AlignCenter,
                  point.run, look.mutedText, measures.small);
            free = x(i) + width / 2 + 10;
        }
        if (!point.at) {
            before.reset(); // a line would claim one
            continue;
        }
        const QPointF at(x(i), y(*point.at));
        painter.setPen(QPen(colour, 1.2));
        if (before)
            painter.drawLine(*before, at);
        painter.setPen(QPen(colour, 2));
        painter.drawLine(QPointF(at.x(), y(point.interval.low)), QPointF(at.x(), y(point.interval.high)));
        for (const double end : {point.interval.low, point.interval.high})
            painter.drawLine(QPointF(at.x() - 4, y(end)), QPointF(at.x() + 4, y(end)));
        painter.setPen(QPen(look.card, 1.2));
        painter.setBrush(colour);
        painter.drawEllipse(at, 4.5, 4.5);
        painter.setBrush(Qt::NoBrush);
        before = at;
    }
}

} // namespace

std::vector<TrendPanel> trendOf(const ComparedRuns& runs, const QDateTime& now)
{
    std::vector<const ComparedRun*> all{&runs.base};
    for (const ComparedRuns::Other& other : runs.others)
        all.push_back(&other.run);
    std::vector<Crossover> kinds;
    for (const ComparedRun* run : all)
        for (const Crossover& crossover : run->crossovers)
            if (std::none_of(kinds.begin(), kinds.end(),
                             [&](const Crossover& kind) { return isSame(kind, crossover); }))
                kinds.push_back(crossover);
    std::vector<TrendPanel> panels;
    for (const Crossover& kind : kinds) {
        TrendPanel panel{.target = kind.target,
                         .subject =
                             QStringLiteral("%1 · %2").arg(runtimeName(kind.runtime), crossoverSubject(kind)),
                         .axis = kind.axis,
                         .arm = kind.arm.value_or(Arm{}),
                         .points = {}};
        for (const ComparedRun* run : all)
            panel.points.push_back(pointOf(*run, kind, now));
        panels.push_back(std::move(panel));
    }
    return panels;
}

QString spokenTrend(const std::vector<TrendPanel>& panels)
{
    QStringList sentences;
    for (const TrendPanel& panel : panels) {
        QStringList points;
        for (const TrendPoint& point : panel.points)
            points.append(QStringLiteral("%1 %2").arg(
                point.run, point.at ? axisValueText(panel.axis, *point.at) : QStringLiteral("–")));
        sentences.append(QStringLiteral("%1, %2: %3")
                             .arg(shownName(panel.target), panel.subject, points.join(QStringLiteral("; "))));
    }
    return sentences.join(QStringLiteral(". "));
}

double trendHeight(const std::vector<TrendPanel>& panels, double width, const QFont& font)
{
    const Measures measures(font);
    const auto columns = static_cast<std::size_t>(columnsFor(panels.size(), width, measures));
    const std::size_t rows = (panels.size() + columns - 1) / columns;
    return static_cast<double>(rows) * (measures.height + gap / 2);
}

void paintTrend(QPainter& painter, const QRectF& rect, const std::vector<TrendPanel>& panels,
                const Theme& look, const QFont& font)
{
    const Measures measures(font);
    const auto columns = static_cast<std::size_t>(columnsFor(panels.size(), rect.width(), measures));
    const double width =
        (rect.width() - gap * (static_cast<double>(columns) - 1)) / static_cast<double>(columns);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const QRectF place(rect.left() + static_cast<double>(i % columns) * (width + gap),
                           rect.top() + static_cast<double>(i / columns) * (measures.height + gap / 2), width,
                           measures.height);
        paintPanel(painter, place, panels[i], look, measures);
    }
    painter.restore();
}

} // namespace breakeven
