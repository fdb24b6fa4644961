// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/answer/answer.h"
#include "core/plan/plan.h"

#include <QRectF>
#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace breakeven {

// A piece of a strip, in shares of its width.
struct StripPiece
{
    double from = 0;
    double to = 1;
    std::optional<Arm> arm; // that is best there; none: hatched, as it isn't clear or makes no difference

    friend bool operator==(const StripPiece&, const StripPiece&) = default;
};

// Which arm is best along an axis, as a strip on that axis's scale. A value; without a piece nothing is
// known.
struct DecisionStrip
{
    std::vector<StripPiece> pieces; // ascending, without gaps

    friend bool operator==(const DecisionStrip&, const DecisionStrip&) = default;
};

// From the first measured place (0) to the last (1). The hatching between two arms is the interval of the
// place where the one gives way to the other.
[[nodiscard]] DecisionStrip decisionStrip(const TargetAnswer& answer, const Plan& plan);

// `share` of the axis from the strip's begin to `value`, for what is written below it; within 0 … 1.
[[nodiscard]] double shareOnStrip(const TargetAnswer& answer, const Plan& plan, double value);

void paintStrip(QPainter& painter, const QRectF& rect, const DecisionStrip& strip, const Theme& theme);

// What isn't clear looks like this, wherever it is drawn.
void paintHatching(QPainter& painter, const QRectF& rect, const Theme& theme);

// A strip as a widget, as high as it is made: 8 px in a card, 5 to 8 in a list.
class DecisionStripView final : public QWidget
{
    Q_OBJECT

public:
    explicit DecisionStripView(int height, QWidget* parent = nullptr);

    void setStrip(const DecisionStrip& strip);
    void setTheme(const Theme& theme);
    [[nodiscard]] const DecisionStrip& strip() const { return m_strip; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DecisionStrip m_strip;
    Theme m_look;
};

} // namespace breakeven
