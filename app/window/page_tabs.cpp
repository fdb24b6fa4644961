// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/page_tabs.h"

#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>

namespace breakeven {

PageTabs::PageTabs(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    auto* group = new QButtonGroup(this);
    for (const Page page : {Page::Chart, Page::Compare, Page::History}) {
        auto* tab = new ToggleButton(this);
        setRole(tab, Role::PageTab);
        tab->setFocusPolicy(Qt::TabFocus);
        group->addButton(tab);
        layout->addWidget(tab);
        m_tabs.append(tab);
        connect(tab, &QPushButton::clicked, this, [this, page] { emit chosen(page); });
    }
    show(Page::Chart);
    retranslate();
}

void PageTabs::show(Page page)
{
    m_tabs[static_cast<qsizetype>(page)]->setChecked(true);
}

void PageTabs::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PageTabs::retranslate()
{
    m_tabs[0]->setText(tr("Chart"));
    m_tabs[0]->setToolTip(tr("The run that is set up or shown, and its answers (Ctrl+1)"));
    m_tabs[1]->setText(tr("Compare"));
    m_tabs[1]->setToolTip(tr("What changed from one run to another (Ctrl+2)"));
    m_tabs[2]->setText(tr("History"));
    m_tabs[2]->setToolTip(tr("All past runs (Ctrl+3)"));
}

} // namespace breakeven
