// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "app/wording/causes_text.h"

#include <QWidget>

namespace breakeven {

// A cause's colour: the same in the bars and beside its name.
[[nodiscard]] QColor causeColor(const Theme& theme, Cause cause);

// Two stacked bars on one scale: where a batch's time goes with one thread, and with several.
class CausesBars final : public QWidget
{
    Q_OBJECT

public:
    explicit CausesBars(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // Nothing changes the widget's size. The bars' texts are what stands before and behind them.
    void show(const Causes& single, const Causes& several, int threads);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = theme(Appearance::Light);
    Causes m_single;
    Causes m_several;
    int m_threads = 1;
};

} // namespace breakeven
