// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QWidget>

namespace breakeven {

// An answer as it may look, faint, with what its parts are called.
class ExampleChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ExampleChart(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    Theme m_theme;
};

} // namespace breakeven
