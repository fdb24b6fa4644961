// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/result_tables.h"

#include "app/tables/points_table.h"
#include "app/tables/published_view.h"
#include "app/theme/elided_label.h"
#include "app/theme/role.h"
#include "app/theme/spoken_role.h"
#include "app/theme/toggle_button.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr std::chrono::seconds copiedShown{2};

} // namespace

ResultTables::ResultTables(PointsTable* points, QWidget* parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_fold(new QToolButton(m_bar))
    , m_title(new QLabel(m_bar))
    , m_counts(new ElidedLabel(Qt::ElideRight, m_bar))
    , m_pointsTab(new ToggleButton(m_bar))
    , m_publishedTab(new ToggleButton(m_bar))
    , m_copy(new QToolButton(m_bar))
    , m_stack(new QStackedWidget(this))
    , m_table(points)
    , m_published(new PublishedView(this))
{
    m_stack->addWidget(points);
    m_stack->addWidget(m_published);
    m_publishedTab->setObjectName(QStringLiteral("publishedTab"));

    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, 2, 4, 0);
    bar->setSpacing(4);
    setRole(m_fold, Role::Link);
    m_fold->setObjectName(QStringLiteral("foldTables"));
    m_fold->setFocusPolicy(Qt::TabFocus);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        m_wanted = !isFolded();
        fold(*m_wanted);
    });
    bar->addWidget(m_fold);
    setRole(m_title, Role::Title);
    bar->addWidget(m_title);
    auto* group = new QButtonGroup(this);
    int index = 0;
    for (QPushButton* tab : {m_pointsTab, m_publishedTab}) {
        setRole(tab, Role::Tab);
        group->addButton(tab);
        bar->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, index] {
            choose(index);
            m_wanted = false;
            fold(false);
        });
        ++index;
    }
    setRole(m_counts, Role::Small);
    m_counts->setContentsMargins(6, 0, 0, 0);
    bar->addWidget(m_counts);
    bar->addStretch();
    bar->addWidget(m_copy);
    setRole(m_copy, Role::Link);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_copy->setMenu(new QMenu(m_copy));
    m_copied.setSingleShot(true);
    m_copied.setInterval(copiedShown);
    connect(&m_copied, &QTimer::timeout, this, &ResultTables::retranslate);
    auto* keys = new QAction(this);
    keys->setShortcut(QKeySequence::Copy);
    keys->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QAction::triggered, this, [this] { copy(TableFormat::TabSeparated); });
    addAction(keys);
    for (QWidget* tab : {m_pointsTab, m_publishedTab})
        tab->hide();

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
    m_title->setVisible(table.empty());
    for (QWidget* tab : {m_pointsTab, m_publishedTab})
        tab->setVisible(!table.empty());
    if (table.empty())
        choose(0);
    m_hasPublished = !table.empty();
    foldByRoom();
}

void ResultTables::setCounts(int points, int arms)
{
    m_points = points;
    m_arms = arms;
    showCounts();
    foldByRoom();
}

void ResultTables::showCounts()
{
    m_counts->setWhole(m_points > 0 ? tr("%1 points × %2 arms").arg(m_points).arg(m_arms) : QString());
}

void ResultTables::setRoomy(bool roomy)
{
    m_roomy = roomy;
    foldByRoom();
}

// The pictures of the post's table and of many arms have the figures, and need the height.
void ResultTables::foldByRoom()
{
    constexpr int manyArms = 5;
    fold(m_wanted.value_or(!m_roomy || m_hasPublished || m_arms >= manyArms));
}

bool ResultTables::isFolded() const
{
    return m_stack->isHidden();
}

void ResultTables::fold(bool away)
{
    if (away == isFolded())
        return;
    m_stack->setVisible(!away);
    retranslate();
    emit folded(away);
}

void ResultTables::choose(int index)
{
    m_stack->setCurrentIndex(index);
    m_pointsTab->setChecked(index == 0);
    m_publishedTab->setChecked(index == 1);
}

void ResultTables::copy(TableFormat format)
{
    const ShownTable table = m_stack->currentIndex() == 0 ? m_table->table() : m_published->table();
    QGuiApplication::clipboard()->setText(textOf(table, format));
    m_copied.start();
    retranslate();
}

void ResultTables::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ResultTables::retranslate()
{
    m_fold->setText(isFolded() ? QStringLiteral("▸") : QStringLiteral("▾"));
    m_fold->setAccessibleName(isFolded() ? tr("Show the points") : tr("Fold the points away"));
    m_fold->setToolTip(m_fold->accessibleName());
    showCounts();
    m_title->setText(tr("Points"));
    m_copy->setText(m_copied.isActive() ? tr("Copied") : tr("Copy  ▾"));
    m_copy->setAccessibleName(wordsBesideSign(m_copy->text()));
    m_copy->setToolTip(tr("Copy the table; as for a spreadsheet with Ctrl+C"));
    m_copy->menu()->clear();
    m_copy->menu()->addAction(tr("For a spreadsheet"), this, [this] { copy(TableFormat::TabSeparated); });
    m_copy->menu()->addAction(tr("As CSV"), this, [this] { copy(TableFormat::Csv); });
    m_copy->menu()->addAction(tr("As Markdown"), this, [this] { copy(TableFormat::Markdown); });
    m_pointsTab->setText(tr("Points"));
    m_publishedTab->setText(tr("The post's table"));
}

} // namespace breakeven
