// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace breakeven {

// A line of text that never makes its window wider: what has no room is left out, and the tool tip has it
// all.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode elided, QWidget* parent = nullptr);

    void setWhole(const QString& text, const QString& toolTip = {}); // plain; no tool tip: the text
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();
    [[nodiscard]] int widthOf(const QString& text) const; // with the frame

    Qt::TextElideMode m_elided;
    QString m_whole;
};

} // namespace breakeven
