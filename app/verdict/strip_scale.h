// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "app/verdict/card_content.h"

#include <QFont>
#include <QRectF>
#include <QWidget>

class QPainter;

namespace breakeven {

// A strip with what is written below it, in `rect`; its ends give way to where the answer changes, which may
// lie at one of them.
void paintStripScale(QPainter& painter, const QRectF& rect, const DecisionStrip& strip,
                     const StripLabels& labels, const QFont& font, const Theme& theme);

// The height that it wants.
[[nodiscard]] int stripScaleHeight(const StripLabels& labels, const QFont& font);

// A card's strip with what is written below it. Its height is that of its font, whatever is written.
class StripScale final : public QWidget
{
    Q_OBJECT

public:
    explicit StripScale(QWidget* parent = nullptr);

    void show(const DecisionStrip& strip, const StripLabels& labels);
    void setTheme(const Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DecisionStrip m_strip;
    StripLabels m_labels;
    Theme m_theme = theme(Appearance::Light);
};

// The strip of a row: upright at its left, the first place of the axis at its foot.
class StripEdge final : public QWidget
{
    Q_OBJECT

public:
    explicit StripEdge(QWidget* parent = nullptr);

    void show(const DecisionStrip& strip);
    void setTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DecisionStrip m_strip;
    Theme m_theme = theme(Appearance::Light);
};

} // namespace breakeven
