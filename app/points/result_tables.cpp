// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/points/result_tables.h"

#include "app/points/points_table.h"
#include "app/points/published_view.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace breakeven {

ResultTables::ResultTables(PointsTable* points, QWidget* parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_pointsTab(new ToggleButton(m_bar))
    , m_publishedTab(new ToggleButton(m_bar))
    , m_stack(new QStackedWidget(this))
    , m_published(new PublishedView(this))
{
    m_stack->addWidget(points);
    m_stack->addWidget(m_published);
    m_publishedTab->setObjectName(QStringLiteral("publishedTab"));

    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, 4, 0, 0);
    bar->setSpacing(4);
    auto* group = new QButtonGroup(this);
    int index = 0;
    for (QPushButton* tab : {m_pointsTab, m_publishedTab}) {
        setRole(tab, Role::Tab);
        group->addButton(tab);
        bar->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, index] { choose(index); });
        ++index;
    }
    bar->addStretch();
    m_bar->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    choose(0);
    retranslate();
}

void ResultTables::setPublished(const PublishedTable& table)
{
    m_published->setTable(table);
    m_bar->setVisible(!table.empty());
    if (table.empty())
        choose(0);
}

void ResultTables::choose(int index)
{
    m_stack->setCurrentIndex(index);
    m_pointsTab->setChecked(index == 0);
    m_publishedTab->setChecked(index == 1);
}

void ResultTables::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ResultTables::retranslate()
{
    m_pointsTab->setText(tr("Points"));
    m_publishedTab->setText(tr("The post's table"));
}

} // namespace breakeven
