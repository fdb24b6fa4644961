// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/published_picture.h"

#include <QWidget>

namespace breakeven {

// The picture of the post's table as a widget, to be put into a scroll area.
class PublishedPlot final : public QWidget
{
    Q_OBJECT

public:
    explicit PublishedPlot(QWidget* parent = nullptr);

    void setDots(const PublishedDots& dots);
    void setTheme(const Theme& theme);
    [[nodiscard]] const PublishedDots& dots() const { return m_dots; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    PublishedDots m_dots;
    Theme m_look;
};

} // namespace breakeven
