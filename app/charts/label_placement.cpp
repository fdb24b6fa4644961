// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/label_placement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace breakeven {

namespace {

constexpr double costOfLinePoint = 30;
constexpr double costOfLineBetween = 8;
constexpr double costOfOverlap = 4000;   // of another text: worse than any lines
constexpr double costOfUnreadable = 500; // of a line's name: across two steep lines, or along none
constexpr double costOutside = 20000;
constexpr double gap = 6;
constexpr double shareOfLine = 0.9;        // from its right end, that a text may stand beside
constexpr double leastRise = 6;            // pixels of height between two candidates beside a rise
constexpr std::size_t candidateStride = 6; // points of a line between two candidates

} // namespace

LabelPlacement::LabelPlacement(QRectF area, std::vector<QPointF> lines)
    : m_area(area)
    , m_lines(std::move(lines))
{}

void LabelPlacement::avoid(const std::vector<QPointF>& points)
{
    m_lines.insert(m_lines.end(), points.begin(), points.end());
}

void LabelPlacement::occupy(const QRectF& rect)
{
    m_occupied.push_back(rect);
}

double LabelPlacement::cost(const QRectF& rect, double limit) const
{
    double sum = m_area.contains(rect) ? 0 : costOutside;
    for (const QRectF& other : m_occupied)
        if (other.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2).intersects(rect))
            sum += costOfOverlap;
    const QRectF near = rect.adjusted(-2, -2, 2, 2);
    for (const QPointF& point : m_lines) {
        if (sum >= limit)
            break;
        if (near.contains(point))
            sum += costOfLinePoint;
    }
    return sum;
}

// The cheapest; null where that costs `most`.
QRectF LabelPlacement::take(const std::vector<std::pair<QRectF, double>>& candidates, double most)
{
    QRectF best;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [rect, distance] : candidates) {
        const double sum = cost(rect, least - distance) + distance;
        if (sum < least) {
            least = sum;
            best = rect;
        }
    }
    if (least >= most)
        return {};
    occupy(best);
    return best;
}

QRectF LabelPlacement::besideLine(const std::vector<QPointF>& line, QSizeF size)
{
    std::vector<std::pair<QRectF, double>> candidates;
    const double width = line.empty() ? 0 : line.back().x() - line.front().x();
    for (std::size_t i = line.size(); i > 0; i -= std::min(i, candidateStride)) {
        const QPointF& point = line[i - 1];
        const double fromEnd = line.back().x() - point.x();
        if (fromEnd > std::max(width * shareOfLine, 1.0))
            break;
        for (const double side : {-1.0, 1.0}) {
            for (const double away : {gap + 3, gap + 14, gap + 28}) {
                const double top = side < 0 ? point.y() - away - size.height() : point.y() + away;
                candidates.emplace_back(
                    QRectF(point.x() - size.width() / 2, top, size.width(), size.height()),
                    fromEnd * 0.15 + away);
                candidates.emplace_back(QRectF(point.x() - size.width(), top, size.width(), size.height()),
                                        fromEnd * 0.15 + away + 2);
            }
        }
    }
    if (!line.empty()) { // where there is room right of the end; several lines may end close together
        for (const int row : {0, -1, 1, -2, 2, -3, 3}) {
            const QPointF corner(gap * 2, (row - 0.5) * size.height());
            candidates.emplace_back(QRectF(line.back() + corner, size), gap * 3 + std::abs(row) * 3);
        }
    }
    return take(candidates, costOfUnreadable);
}

// Of the lines that a text would have between itself and its own.
double LabelPlacement::costBetween(QPointF own, const QRectF& rect) const
{
    const double near = own.x() < rect.left() ? own.x() + 3 : rect.right();
    const double far = own.x() < rect.left() ? rect.left() : own.x() - 3;
    const QRectF way(near, own.y() - gap, std::max(0.0, far - near), 2 * gap);
    return costOfLineBetween *
           static_cast<double>(std::count_if(m_lines.begin(), m_lines.end(),
                                             [&](const QPointF& point) { return way.contains(point); }));
}

QRectF LabelPlacement::besideRise(const std::vector<QPointF>& line, QSizeF size)
{
    if (line.empty())
        return take({{QRectF(m_area.topLeft(), size), 0}}, costOfUnreadable);
    const auto [top, bottom] =
        std::minmax_element(line.begin(), line.end(),
                            [](const QPointF& one, const QPointF& other) { return one.y() < other.y(); });
    const double middle = (top->y() + bottom->y()) / 2;
    std::vector<std::pair<QRectF, double>> candidates;
    double lastY = std::numeric_limits<double>::infinity();
    for (const QPointF& point : line) {
        if (std::abs(point.y() - lastY) < leastRise)
            continue;
        lastY = point.y();
        const double off = std::abs(point.y() - middle);
        for (const double away : {gap + 3, gap + 20, gap + 60}) {
            const double y = point.y() - size.height() / 2;
            for (const double left : {point.x() + away, point.x() - away - size.width()}) {
                const QRectF rect(QPointF(left, y), size);
                candidates.emplace_back(rect, off * 0.3 + away + costBetween(point, rect));
            }
        }
    }
    return take(candidates, costOfUnreadable);
}

QRectF LabelPlacement::around(QPointF anchor, QSizeF size)
{
    std::vector<std::pair<QRectF, double>> candidates;
    constexpr std::array<double, 6> distances{24, 40, 64, 96, 140, 200};
    for (const double distance : distances) {
        for (int direction = 0; direction < 12; ++direction) {
            const double angle = direction * std::acos(-1.0) / 6;
            const QPointF way(std::cos(angle), std::sin(angle));
            const QPointF centre = anchor + QPointF(way.x() * (distance + size.width() / 2),
                                                    way.y() * (distance + size.height() / 2));
            QRectF rect(QPointF(0, 0), size);
            rect.moveCenter(centre);
            candidates.emplace_back(
                rect, distance * 0.4 + (way.x() > 0.1 ? 10 : 0)); // left of the crossing, where lines are low
        }
    }
    return take(candidates, std::numeric_limits<double>::infinity());
}

} // namespace breakeven
