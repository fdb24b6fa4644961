// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>
#include <QWidget>

namespace breakeven {

// Lays its items out left to right and goes on in the next line where the width ends.
class FlowLayout final : public QLayout
{
public:
    explicit FlowLayout(QWidget* parent, int gap = 6);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override; // takes ownership, as every layout
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Move { No, Yes };
    int arrange(const QRect& rect, Move move) const;

    QList<QLayoutItem*> m_items; // owned
    int m_gap;
};

} // namespace breakeven
