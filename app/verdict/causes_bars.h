// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "app/wording/causes_text.h"

#include <QWidget>

class QPainter;

namespace breakeven {

// A cause's colour: the same in the bars and beside its name.
[[nodiscard]] QColor causeColor(const Theme& theme, Cause cause);

// Two stacked bars on one scale: where a batch's time goes with one thread, and with another arm.
class CausesBars final : public QWidget
{
    Q_OBJECT

public:
    explicit CausesBars(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // Nothing changes the widget's size. The bars' texts are what stands above them.
    void show(const Causes& single, const Causes& several, const Arm& arm);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont smallFont() const;
    [[nodiscard]] int textHeight() const;
    // Of one bar; `longest` is what the room's whole width stands for.
    void paintBar(QPainter& painter, const QRectF& room, const Causes& causes, double longest) const;
    void paintLine(QPainter& painter, const QRect& line, const Causes& causes, const Arm& arm,
                   MarkerShape marker, double longest) const;

    Theme m_theme = theme(Appearance::Light);
    Causes m_single;
    Causes m_several;
    Arm m_arm;
};

} // namespace breakeven
