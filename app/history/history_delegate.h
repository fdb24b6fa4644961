// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QStyledItemDelegate>

namespace breakeven {

class HistoryFilter;
struct HistoryRow;

// Draws the past runs: a row's box, its strips, its state, its tags, and what can be done with it by a click.
// All text is plain and cut with an ellipsis where it has no room.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Action { None, Open, Rename, More };

    // `filter`, which the view shows, is not owned and must outlive this.
    explicit HistoryDelegate(const HistoryFilter* filter, QObject* parent = nullptr);

    void setTheme(const Theme& theme) { m_look = theme; }
    void setHoveredRow(int row) { m_hovered = row; } // -1: none
    [[nodiscard]] int hoveredRow() const { return m_hovered; }

    // What of the actions in `cell`, of `index`, lies at `position`.
    [[nodiscard]] Action actionAt(const QRect& cell, const QModelIndex& index, const QPoint& position) const;
    [[nodiscard]] int actionsWidth(const QFontMetrics& metrics) const;
    [[nodiscard]] static int stripWidth(const QFontMetrics& metrics);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

signals:
    void openWanted(const QModelIndex& index);
    void renameWanted(const QModelIndex& index);
    void moreWanted(const QModelIndex& index, const QRect& button);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    struct Buttons
    {
        QRect open; // empty: there is none, as of the next
        QRect rename;
        QRect more;
        QString openText;
    };

    [[nodiscard]] Buttons buttonsOf(const QRect& cell, const QModelIndex& index) const;
    void paintBox(QPainter& painter, const QStyleOptionViewItem& option) const;
    void paintName(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintAnswer(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintState(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintTags(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintActions(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintDamage(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void write(QPainter& painter, const QRect& room, const QString& text, const QColor& colour) const;

    const HistoryFilter* m_filter;
    Theme m_look;
    int m_hovered = -1;
};

} // namespace breakeven
