// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace breakeven {

// Texts one below the other, as high as they need where there is room. Where there is none they scroll: a
// text never makes its window higher. Hidden where all of them are.
class ScrolledTexts final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrolledTexts(const QList<QWidget*>& texts, QWidget* parent = nullptr); // takes them over

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void followTexts();

    QList<QWidget*> m_texts; // owned by the content, through QObject, as is the layout
    QVBoxLayout* m_layout;
};

} // namespace breakeven
