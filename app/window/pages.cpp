// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pages.h"

#include "app/window/setup_rail.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace breakeven {

Pages::Pages(QWidget* chart, QWidget* compare, QWidget* history, SetupRail* rail, QWidget* parent)
    : QWidget(parent)
    , m_rail(rail)
    , m_stack(new QStackedWidget(this))
{
    for (QWidget* page : {chart, compare, history}) // in the order of Page
        m_stack->addWidget(page);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(rail);
    layout->addWidget(m_stack, 1);
    rail->hide();
    holdBySeen();
}

// A page that isn't seen holds the window no wider than it is.
void Pages::holdBySeen()
{
    for (int i = 0; i < m_stack->count(); ++i) {
        const auto policy = i == m_stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(i)->setSizePolicy(policy, policy);
    }
}

void Pages::show(Page page)
{
    if (page == current())
        return;
    m_rail->setVisible(page != Page::Chart);
    m_stack->setCurrentIndex(static_cast<int>(page));
    holdBySeen();
    emit changed(page);
}

Page Pages::current() const
{
    return static_cast<Page>(m_stack->currentIndex());
}

} // namespace breakeven
