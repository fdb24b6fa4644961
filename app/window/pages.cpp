// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pages.h"

#include "app/window/setup_rail.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace breakeven {

Pages::Pages(QWidget* chart, QWidget* compare, QWidget* history, SetupRail* rail, QWidget* parent)
    : QWidget(parent)
    , m_rail(rail)
    , m_stack(new QStackedWidget(this))
{
    for (QWidget* page : {chart, compare, history}) { // in the order of Page
        auto* scroll = new QScrollArea(m_stack);      // where the text is large and the window small
        scroll->setWidget(page);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus); // what lies in it has it
        scroll->viewport()->setAutoFillBackground(false);
        page->setAutoFillBackground(false);
        m_stack->addWidget(scroll);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(rail);
    layout->addWidget(m_stack, 1);
    rail->hide();
}

void Pages::show(Page page)
{
    if (page == current())
        return;
    m_stack->setCurrentIndex(static_cast<int>(page));
    showRail();
    emit changed(page);
}

void Pages::setNarrow(bool narrow)
{
    m_narrow = narrow;
    showRail();
}

void Pages::showRail()
{
    m_rail->setVisible(m_narrow || current() != Page::Chart);
}

Page Pages::current() const
{
    return static_cast<Page>(m_stack->currentIndex());
}

} // namespace breakeven
