// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/decision_strip.h"

#include "app/charts/arm_look.h"
#include "app/charts/axis_scale.h"
#include "app/charts/chart_axes.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace breakeven {

namespace {

constexpr double gap = 2;        // pixels between pieces
constexpr double leastWidth = 3; // of a piece: one that is there is seen
constexpr double corner = 2;
constexpr double hatchStep = 6;
constexpr double hatchWidth = 2;

// The axis of `answer` as a strip has it.
class StripAxis
{
public:
    StripAxis(const TargetAnswer& answer, const Plan& plan)
        : m_scale(xAxisOf(plan), smallestPositive(plan.axis.values))
        , m_first(positionOf(answer.first))
        , m_last(positionOf(answer.last))
    {}

    [[nodiscard]] double share(double value) const
    {
        return m_last > m_first ? std::clamp((positionOf(value) - m_first) / (m_last - m_first), 0.0, 1.0)
                                : 0;
    }

private:
    [[nodiscard]] double positionOf(double value) const
    {
        return m_scale.holds(value) ? m_scale.position(value) : 0;
    }

    AxisScale m_scale;
    double m_first;
    double m_last;
};

std::optional<Arm> bestOn(const Stretch& stretch, const std::vector<Arm>& arms)
{
    if (stretch.kind == StretchKind::Single)
        return Arm{};
    if (stretch.kind == StretchKind::Arm && stretch.arm && *stretch.arm < arms.size())
        return arms[*stretch.arm];
    return std::nullopt;
}

// What isn't clear makes way for nothing, so that it joins its neighbour.
void add(std::vector<StripPiece>& pieces, const StripPiece& next)
{
    if (next.to <= next.from)
        return;
    if (!pieces.empty() && pieces.back().arm == next.arm)
        pieces.back().to = next.to;
    else
        pieces.push_back(next);
}

} // namespace

void paintHatching(QPainter& painter, const QRectF& rect, const Theme& theme)
{
    painter.save();
    painter.fillRect(rect, theme.neutralSoft);
    QPen pen(theme.hatch, hatchWidth);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    // Cut by ourselves: not every painter clips, such as that of an SVG.
    const double height = rect.height();
    for (double x = rect.left() - height; x < rect.right(); x += hatchStep) {
        const double from = std::max(x, rect.left()) - x;
        const double to = std::min(x + height, rect.right()) - x;
        if (from < to)
            painter.drawLine(QPointF(x + from, rect.bottom() - from), QPointF(x + to, rect.bottom() - to));
    }
    painter.restore();
}

DecisionStrip decisionStrip(const TargetAnswer& answer, const Plan& plan)
{
    DecisionStrip strip;
    if (answer.state != AnswerState::Known || answer.stretches.empty())
        return strip;
    const std::vector<Arm>& arms = plan.arms;
    if (answer.stretches.size() == 1) {
        strip.pieces.push_back({0, 1, bestOn(answer.stretches.front(), arms)});
        return strip;
    }
    const StripAxis axis(answer, plan);
    double reached = 0;
    for (const Stretch& stretch : answer.stretches) {
        const double from =
            std::max(reached, axis.share(stretch.fromInterval ? stretch.fromInterval->high : stretch.from));
        const double to = axis.share(stretch.toInterval ? stretch.toInterval->low : stretch.to);
        const std::optional<Arm> best = bestOn(stretch, arms);
        add(strip.pieces, {reached, from, std::nullopt});
        add(strip.pieces, {from, std::max(from, to), best});
        reached = std::max(from, to);
    }
    add(strip.pieces, {reached, 1, std::nullopt});
    return strip;
}

double shareOnStrip(const TargetAnswer& answer, const Plan& plan, double value)
{
    return StripAxis(answer, plan).share(value);
}

void paintStrip(QPainter& painter, const QRectF& rect, const DecisionStrip& strip, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    QPainterPath outline;
    outline.addRoundedRect(rect, corner, corner);
    painter.setClipPath(outline, Qt::IntersectClip);
    if (strip.pieces.empty())
        painter.fillRect(rect, theme.neutralSoft);
    for (const StripPiece& piece : strip.pieces) {
        const double left = rect.left() + piece.from * rect.width() + (piece.from > 0 ? gap / 2 : 0);
        const double right = rect.left() + piece.to * rect.width() - (piece.to < 1 ? gap / 2 : 0);
        const QRectF area(left, rect.top(), std::max(leastWidth, right - left), rect.height());
        if (piece.arm)
            painter.fillRect(area, coloursOf(*piece.arm, theme.appearance).mark);
        else
            paintHatching(painter, area, theme);
    }
    painter.restore();
}

DecisionStripView::DecisionStripView(int height, QWidget* parent)
    : QWidget(parent)
    , m_look(theme(Appearance::Light))
{
    setFixedHeight(height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DecisionStripView::setStrip(const DecisionStrip& strip)
{
    if (strip == m_strip)
        return;
    m_strip = strip;
    update();
}

void DecisionStripView::setTheme(const Theme& look)
{
    m_look = look;
    update();
}

void DecisionStripView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintStrip(painter, rect(), m_strip, m_look);
}

} // namespace breakeven
