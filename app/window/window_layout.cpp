// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_layout.h"

#include "app/tables/result_tables.h"
#include "app/theme/role.h"
#include "app/theme/scrolled_texts.h"
#include "app/theme/text_scale.h"

#include <QCoreApplication>
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

// Scrolls up and down, and is as wide as what lies in it needs beside the bar, as a line of code is not
// broken; sideways where that would take the window's width.
class Column final : public QScrollArea
{
public:
    Column(QWidget* content, QWidget* parent) : QScrollArea(parent)
    {
        setWidget(content);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
        nameIt();
    }

protected:
    static constexpr int usual = 292; // for text of the usual size
    static constexpr int widest = 420;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if ((watched == widget() && event->type() == QEvent::LayoutRequest) ||
            (watched == window() && event->type() == QEvent::Resize))
            takeWidth();
        return QScrollArea::eventFilter(watched, event);
    }

    void showEvent(QShowEvent* event) override
    {
        window()->installEventFilter(this);
        takeWidth();
        QScrollArea::showEvent(event);
    }

    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            nameIt();
        QScrollArea::changeEvent(event);
    }

private:
    void takeWidth()
    {
        constexpr double mostShare = 0.34; // of the window's
        const int most = std::min(static_cast<int>(mostShare * window()->width()), scaled(widest));
        setMinimumWidth(
            std::clamp(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
                       std::min(scaled(usual), most), most));
    }

    // It takes the focus, so that its texts can be scrolled by keys.
    void nameIt() { setAccessibleName(QCoreApplication::translate("breakeven::MainWindow", "Answers")); }
};

// The chart is what the window is for: whatever is to be said and listed, it keeps most of the middle.
class Middle final : public QWidget
{
public:
    // `card` has the tables in it.
    Middle(QWidget* messages, QWidget* card, ResultTables* tables, QWidget* parent)
        : QWidget(parent)
        , m_messages(messages)
        , m_card(card)
        , m_tables(tables)
    {
        connect(tables, &ResultTables::folded, this, &Middle::limit);
        card->installEventFilter(this);
    }

protected:
    // What folded away is out of the card's size only once that is laid out anew.
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool taken = QWidget::eventFilter(watched, event);
        if (watched == m_card && event->type() == QEvent::LayoutRequest)
            limit();
        return taken;
    }

    void resizeEvent(QResizeEvent* event) override
    {
        constexpr int roomy = 800; // of a window's height
        QWidget::resizeEvent(event);
        m_tables->setRoomy(window()->height() >= scaled(roomy));
        limit();
    }

private:
    // From above, so that none of them holds the window open.
    void limit()
    {
        constexpr double plotShare = 0.41;
        constexpr double messagesShare = 0.08;
        const int beside = 60 + 4 * fontMetrics().lineSpacing(); // margins and the tabs over the plot
        m_messages->setMaximumHeight(static_cast<int>(messagesShare * height()));
        m_card->setMaximumHeight(m_tables->isFolded()
                                     ? m_card->sizeHint().height()
                                     : static_cast<int>((1 - plotShare - messagesShare) * height()) - beside);
    }

    QWidget* m_messages; // owned by this or by what lies in it, through QObject
    QWidget* m_card;
    ResultTables* m_tables;
};

QWidget* left(const WindowParts& parts, QWidget* parent)
{
    QFrame* frame = side(parent);
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

    auto* messages = new ScrolledTexts({parts.message}, parent);
    auto* frame = new Middle(messages, card, parts.table, parent);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(parts.leftovers);
    layout->addWidget(messages);
    layout->addWidget(rows, 1);
    layout->addWidget(parts.example, 1);
    return frame;
}

QWidget* right(const WindowParts& parts, QWidget* parent)
{
    QFrame* frame = side(parent);
    auto* answers = new QWidget(frame);
    auto* lines = new QVBoxLayout(answers);
    lines->setContentsMargins({});
    lines->addWidget(parts.firstAnswers);
    lines->addWidget(parts.verdict);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(14, 14, 14, 10);
    layout->addWidget(new Column(answers, frame));
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
    columns->resize(1440, 900); // as long as it isn't laid out it would squeeze them
    columns->setSizes({296, 824, 320});
    setRole(rows, Role::Plain);

    auto* layout = new QVBoxLayout(window);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(parts.top);
    layout->addWidget(hairline(window));
    layout->addWidget(parts.pages, 1);
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
