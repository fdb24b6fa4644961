// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_delegate.h"

#include "app/history/answer_strips.h"
#include "app/history/history_filter.h"
#include "app/history/history_model.h"
#include "app/theme/glyph.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int inset = 8; // of a text in its cell
constexpr int gap = 6;   // between what stands side by side
constexpr std::size_t mostStrips = 3;

QFont smaller(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(10, font.pixelSize() - 2));
    else
        font.setPointSizeF(font.pointSizeF() * 0.87);
    return font;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QRect middleSquare(const QRect& cell, int left, int side)
{
    return {left, cell.center().y() - side / 2, side, side};
}

} // namespace

HistoryDelegate::HistoryDelegate(const HistoryFilter* filter, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_filter(filter)
    , m_look(theme(Appearance::Light))
{}

int HistoryDelegate::stripWidth(const QFontMetrics& metrics)
{
    return 7 * metrics.height() - metrics.height() / 2;
}

int HistoryDelegate::actionsWidth(const QFontMetrics& metrics) const
{
    const int icon = metrics.height() + 10;
    return metrics.horizontalAdvance(tr("Open")) + 20 + 2 * icon + 2 * gap + 2 * inset;
}

HistoryDelegate::Buttons HistoryDelegate::buttonsOf(const QRect& cell, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(parent());
    const QFontMetrics metrics = view != nullptr ? view->fontMetrics() : QFontMetrics(QFont());
    const HistoryRow& row = m_filter->at(index);
    const int side = metrics.height() + 10;
    Buttons buttons;
    buttons.more = middleSquare(cell, cell.right() - inset - side, side);
    const bool isSalvage = row.run.damage && row.run.damage->isReadable();
    const bool isActive = index.row() == m_hovered ||
                          (view != nullptr && view->hasFocus() && view->currentIndex().row() == index.row());
    if (row.run.damage ? !isSalvage : !isActive)
        return buttons;
    int right = buttons.more.left() - gap;
    if (!isSalvage) {
        buttons.rename = middleSquare(cell, right - side, side);
        right = buttons.rename.left() - gap;
    }
    buttons.openText = isSalvage ? tr("Open what can be read") : tr("Open");
    const int width = metrics.horizontalAdvance(buttons.openText) + 20;
    buttons.open = QRect(right - width, buttons.more.top(), width, side);
    return buttons;
}

HistoryDelegate::Action HistoryDelegate::actionAt(const QRect& cell, const QModelIndex& index,
                                                  const QPoint& position) const
{
    const Buttons buttons = buttonsOf(cell, index);
    if (buttons.more.contains(position))
        return Action::More;
    if (buttons.rename.contains(position))
        return Action::Rename;
    return buttons.open.contains(position) ? Action::Open : Action::None;
}

bool HistoryDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease || index.column() != HistoryModel::ActionsColumn)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto* mouse = static_cast<const QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    switch (actionAt(option.rect, index, mouse->pos())) {
    case Action::Open:
        emit openWanted(index);
        return true;
    case Action::Rename:
        emit renameWanted(index);
        return true;
    case Action::More:
        emit moreWanted(index, buttonsOf(option.rect, index).more);
        return true;
    case Action::None:
        break;
    }
    return false;
}

void HistoryDelegate::write(QPainter& painter, const QRect& room, const QString& text,
                            const QColor& colour) const
{
    painter.setPen(colour);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

void HistoryDelegate::paintBox(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const int side = option.fontMetrics.height();
    const QRectF box = QRectF(middleSquare(option.rect, option.rect.center().x() - side / 2, side))
                           .adjusted(0.5, 0.5, -0.5, -0.5);
    const bool checked = option.state.testFlag(QStyle::State_Selected);
    painter.setPen(checked ? m_look.accent : m_look.mutedText);
    painter.setBrush(checked ? m_look.accent : m_look.card);
    painter.drawRoundedRect(box, 4, 4);
    if (checked)
        drawGlyph(painter, Glyph::Check, box.adjusted(2, 2, -2, -2), m_look.accentText);
}

void HistoryDelegate::paintName(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const HistoryRow& row = m_filter->at(index);
    const bool hasTitle = !row.run.damage || row.run.damage->isReadable();
    QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    if (row.baseline) {
        const int side = option.fontMetrics.height();
        drawGlyph(painter, Glyph::Pin, middleSquare(room, room.left(), side), m_look.accent);
        room.setLeft(room.left() + side + gap);
    }
    QStringList marks;
    if (row.baseline)
        marks.append(tr("baseline"));
    if (row.shown)
        marks.append(tr("shown"));
    if (row.laidOver)
        marks.append(tr("laid over"));
    if (row.elsewhere)
        marks.append(tr("other folder"));
    const QString beside = marks.join(QStringLiteral(" · "));
    const QFont small = bold(smaller(option.font));
    const int besideWidth =
        beside.isEmpty() ? 0 : std::min(room.width() / 2, QFontMetrics(small).horizontalAdvance(beside) + 1);

    painter.setFont(hasTitle ? bold(option.font) : option.font);
    const QString name = index.data().toString();
    const int width = std::min(room.width() - (besideWidth > 0 ? besideWidth + 2 * gap : 0),
                               painter.fontMetrics().horizontalAdvance(name) + 1);
    write(painter, QRect(room.left(), room.top(), width, room.height()), name,
          hasTitle ? m_look.text : m_look.mutedText);
    if (besideWidth == 0)
        return;
    painter.setFont(small);
    write(painter, QRect(room.left() + width + 2 * gap, room.top(), besideWidth, room.height()), beside,
          m_look.accent);
}

void HistoryDelegate::paintAnswer(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const HistoryRow& row = m_filter->at(index);
    QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    std::vector<DecisionStrip> strips = answerStrips(row.run);
    strips.resize(std::min(strips.size(), mostStrips));
    if (!strips.empty()) {
        const int count = static_cast<int>(strips.size());
        const int height = count == 1 ? 8 : count == 2 ? 6 : 5;
        const int step = height + 3;
        int top = room.center().y() - (count * step - 3) / 2;
        for (const DecisionStrip& strip : strips) {
            paintStrip(painter, QRectF(room.left(), top, stripWidth(option.fontMetrics), height), strip,
                       m_look);
            top += step;
        }
        room.setLeft(room.left() + stripWidth(option.fontMetrics) + 10);
    }
    const bool failed = row.run.answers.empty() && row.run.status == RunStatus::Failed;
    write(painter, room, index.data().toString(), failed ? m_look.bad : m_look.text);
}

void HistoryDelegate::paintState(QPainter& painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    const RunSummary& run = m_filter->at(index).run;
    Glyph glyph = Glyph::Clock;
    QColor colour = m_look.mutedText;
    if (run.running) {
        glyph = Glyph::Play;
        colour = m_look.accent;
    } else if (run.damage) {
        glyph = Glyph::Broken;
        colour = m_look.bad;
    } else if (run.status == RunStatus::Settled) {
        glyph = Glyph::Check;
        colour = m_look.good;
    } else if (run.status == RunStatus::Failed) {
        glyph = Glyph::Cross;
        colour = m_look.bad;
    } else if (run.status != RunStatus::Budget) {
        glyph = Glyph::Square;
    }
    const QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    const int side = option.fontMetrics.height() - 2;
    drawGlyph(painter, glyph, middleSquare(room, room.left(), side), colour);
    write(painter, room.adjusted(side + gap, 0, 0, 0), index.data().toString(), colour);
}

void HistoryDelegate::paintTags(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    painter.setFont(smaller(option.font));
    const QFontMetrics metrics = painter.fontMetrics();
    const int right = option.rect.right() - inset;
    int left = option.rect.left() + inset;
    for (const QString& tag : m_filter->at(index).run.remarks.tags) {
        if (right - left < 2 * metrics.height())
            break;
        const int width = std::min(metrics.horizontalAdvance(tag) + 12, right - left);
        const QRect chip(left, option.rect.center().y() - metrics.height() / 2 - 2, width,
                         metrics.height() + 5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.neutralSoft);
        painter.drawRoundedRect(chip, 5, 5);
        write(painter, chip.adjusted(6, 0, -4, 0), tag, m_look.mutedText);
        left += width + 4;
    }
}

void HistoryDelegate::paintActions(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    const Buttons buttons = buttonsOf(option.rect, index);
    const auto paintButton = [&](const QRect& rect) {
        painter.setPen(m_look.border);
        painter.setBrush(m_look.card);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    };
    const auto iconIn = [&](Glyph glyph, const QRect& rect, const QColor& colour) {
        const int side = option.fontMetrics.height();
        drawGlyph(painter, glyph, middleSquare(rect, rect.center().x() - side / 2, side), colour);
    };
    if (!buttons.open.isEmpty()) {
        paintButton(buttons.open);
        painter.setPen(m_look.text);
        painter.drawText(buttons.open, Qt::AlignCenter | Qt::TextSingleLine, buttons.openText);
    }
    if (!buttons.rename.isEmpty()) {
        paintButton(buttons.rename);
        iconIn(Glyph::Pencil, buttons.rename, m_look.text);
    }
    if (!buttons.open.isEmpty())
        paintButton(buttons.more);
    iconIn(Glyph::Dots, buttons.more, buttons.open.isEmpty() ? m_look.mutedText : m_look.text);
}

// One sentence over the columns whose answers the file can't give.
void HistoryDelegate::paintDamage(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QTableView*>(parent());
    if (view == nullptr)
        return;
    const int left = view->columnViewportPosition(HistoryModel::PlaceColumn);
    const int right = view->columnViewportPosition(HistoryModel::StatusColumn);
    painter.setClipRect(option.rect, Qt::IntersectClip);
    write(painter, QRect(left + inset, option.rect.top(), right - left - 2 * inset, option.rect.height()),
          index.siblingAtColumn(HistoryModel::AnswerColumn).data().toString(), m_look.bad);
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_look.accentSoft);
    else if (index.row() == m_hovered)
        painter->fillRect(option.rect, m_look.window);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_look.border);
    painter->setFont(option.font);

    const int column = index.column();
    const bool isDamaged = m_filter->at(index).run.damage.has_value();
    const bool isTold = column >= HistoryModel::PlaceColumn && column <= HistoryModel::AnswerColumn;
    if (isDamaged && isTold) {
        paintDamage(*painter, option, index);
    } else {
        switch (column) {
        case HistoryModel::CheckColumn:
            paintBox(*painter, option);
            break;
        case HistoryModel::NameColumn:
            paintName(*painter, option, index);
            break;
        case HistoryModel::AnswerColumn:
            paintAnswer(*painter, option, index);
            break;
        case HistoryModel::StatusColumn:
            paintState(*painter, option, index);
            break;
        case HistoryModel::TagsColumn:
            paintTags(*painter, option, index);
            break;
        case HistoryModel::ActionsColumn:
            paintActions(*painter, option, index);
            break;
        default:
            write(*painter, option.rect.adjusted(inset, 0, -inset, 0), index.data().toString(),
                  column == HistoryModel::DateColumn ? m_look.mutedText : m_look.text);
        }
    }
    if (given.state.testFlag(QStyle::State_HasFocus)) {
        painter->setClipping(false);
        painter->setPen(m_look.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace breakeven
