// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_layout.h"

#include "app/theme/role.h"

#include <QEvent>
#include <QFrame>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

QFrame* hairline(QWidget* parent)
{
    auto* line = new QFrame(parent);
    setRole(line, Role::Line);
    line->setFixedHeight(1);
    return line;
}

QFrame* side(QWidget* parent)
{
    auto* frame = new QFrame(parent);
    setRole(frame, Role::Side);
    return frame;
}

// Scrolls up and down, and is at least as wide as what lies in it needs beside the bar: a line of code is not
// broken.
class Column final : public QScrollArea
{
public:
    Column(QWidget* content, QWidget* parent) : QScrollArea(parent)
    {
        setWidget(content);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
        setMinimumWidth(narrowest);
    }

protected:
    static constexpr int narrowest = 232;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            setMinimumWidth(std::max(narrowest, widget()->minimumSizeHint().width() +
                                                    verticalScrollBar()->sizeHint().width()));
        return QScrollArea::eventFilter(watched, event);
    }
};

QWidget* left(const WindowParts& parts, QWidget* parent)
{
    QFrame* frame = side(parent);
    frame->setMinimumWidth(270);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins({});
    layout->addWidget(parts.setup);
    return frame;
}

QWidget* middle(const WindowParts& parts, QSplitter* rows, QWidget* parent)
{
    auto* card = new QFrame(rows);
    setRole(card, Role::Card);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(8, 4, 8, 8);
    inner->addWidget(parts.table);

    rows->addWidget(parts.chart);
    rows->addWidget(card);
    rows->setHandleWidth(10);
    rows->setChildrenCollapsible(false);
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 1);
    rows->setSizes({580, 240});

    auto* frame = new QWidget(parent);
    frame->setMinimumWidth(460);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(parts.leftovers);
    layout->addWidget(parts.message);
    layout->addWidget(rows, 1);
    return frame;
}

QWidget* right(const WindowParts& parts, QWidget* parent)
{
    QFrame* frame = side(parent);
    auto* split = new QSplitter(Qt::Vertical, frame);
    split->addWidget(new Column(parts.verdict, split));
    split->addWidget(parts.history);
    split->setHandleWidth(14);
    split->setChildrenCollapsible(false);
    setRole(split, Role::Plain);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({1000, 150});
    parts.history->setMinimumHeight(110);

    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(14, 14, 14, 10);
    layout->addWidget(split);
    return frame;
}

} // namespace

QWidget* layOutWindow(const WindowParts& parts, QSplitter* columns, QSplitter* rows, QWidget* parent)
{
    auto* window = new QWidget(parent);
    columns->addWidget(left(parts, columns));
    columns->addWidget(middle(parts, rows, columns));
    columns->addWidget(right(parts, columns));
    columns->setHandleWidth(1);
    columns->setChildrenCollapsible(false);
    columns->setStretchFactor(0, 0);
    columns->setStretchFactor(1, 1);
    columns->setStretchFactor(2, 0);
    columns->setSizes({296, 860, 284});
    setRole(rows, Role::Plain);

    auto* layout = new QVBoxLayout(window);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(parts.top);
    layout->addWidget(hairline(window));
    layout->addWidget(columns, 1);
    layout->addWidget(hairline(window));
    layout->addWidget(parts.status);
    return window;
}

QSize firstWindowSize(const QScreen& screen)
{
    constexpr QSize border(8, 40); // that the desktop may draw round it; nobody knows until it is shown
    return QSize(1440, 900).boundedTo(screen.availableSize() - border);
}

} // namespace breakeven
