// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QHeaderView>

namespace breakeven {

// The head of the table of past runs: a box for all rows, and the names of the columns with an arrow behind
// the one that they are sorted by.
class HistoryHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit HistoryHeader(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setChecked(Qt::CheckState state);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void boxClicked();

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] bool isPlain(const QPoint& position) const; // nothing there is sorted by

    Theme m_look;
    Qt::CheckState m_checked = Qt::Unchecked;
};

} // namespace breakeven
