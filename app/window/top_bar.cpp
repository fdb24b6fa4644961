// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/top_bar.h"

#include "app/theme/plain_text.h"
#include "app/theme/role.h"
#include "app/window/page_tabs.h"
#include "app/wording/shown_name.h"
#include "core/experiment/presets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int leastTitle = 60; // px

QToolButton* menuButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    return button;
}

} // namespace

TopBar::TopBar(QWidget* parent)
    : QFrame(parent)
    , m_brand(new QLabel(QStringLiteral("Breakeven"), this))
    , m_presets(menuButton(this))
    , m_pages(new PageTabs(this))
    , m_save(menuButton(this))
    , m_report(new QToolButton(this))
    , m_menu(menuButton(this))
{
    setRole(this, Role::Bar);
    setRole(m_brand, Role::Brand);
    m_presets->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // it gives way
    m_presets->setMinimumWidth(leastTitle + 44);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(14);
    layout->addWidget(m_brand);
    layout->addWidget(m_presets);
    layout->addSpacing(16);
    layout->addWidget(m_pages);
    layout->addStretch();
    layout->addWidget(m_save);
    layout->addWidget(m_report);
    layout->addWidget(m_menu);
    m_report->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_report->setFocusPolicy(Qt::TabFocus);
    connect(m_report, &QToolButton::clicked, this, &TopBar::reportWanted);
    retranslate();
}

void TopBar::showPreset(const QString& title)
{
    m_title = title;
    fitTitle();
}

// A run's title may be of any length: it gets what the others leave.
void TopBar::fitTitle()
{
    constexpr int widest = 360;
    const QString arrow = QStringLiteral("  ▾");
    const QFontMetrics metrics = m_presets->fontMetrics();
    const int frame = m_presets->sizeHint().width() - metrics.horizontalAdvance(m_presets->text());
    const int others = layout()->minimumSize().width() - m_presets->minimumWidth();
    const int room = width() - others - frame - metrics.horizontalAdvance(arrow);
    const QString shown = metrics.elidedText(m_title, Qt::ElideRight, std::clamp(room, leastTitle, widest));
    m_isShortened = shown != m_title;
    m_presets->setText(withoutShortcut(shown) + arrow);
    sayWhatToChoose();
}

bool TopBar::event(QEvent* event)
{
    const bool taken = QFrame::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fitTitle();
    return taken;
}

void TopBar::sayWhatToChoose()
{
    QStringList lines{m_isShortened ? m_title : QString(), tr("Choose a ready-made experiment")};
    lines.removeAll(QString());
    m_presets->setToolTip(lines.join(QLatin1Char('\n')));
}

void TopBar::setPlanActions(const QList<QAction*>& actions)
{
    m_planActions = actions;
    retranslate();
}

void TopBar::setMenu(QMenu* menu)
{
    m_menu->menu()->deleteLater();
    m_menu->setMenu(menu);
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void TopBar::retranslate()
{
    m_presets->menu()->clear();
    for (const Preset& preset : presets()) {
        QAction* action = m_presets->menu()->addAction(shownTitle(preset.plan.title), this,
                                                       [this, id = preset.id] { emit presetChosen(id); });
        action->setToolTip(shownName(preset.description));
    }
    m_presets->menu()->addSeparator();
    m_presets->menu()->addActions(m_planActions); // the window's: clear() leaves them to it
    sayWhatToChoose();
    m_save->setText(tr("Save  ▾"));
    m_save->setToolTip(tr("Save the chart as a picture or a document (Ctrl+S), or copy it"));
    m_save->menu()->clear();
    m_save->menu()->addAction(tr("Picture (PNG)…"), this, [this] { emit saveWanted(QStringLiteral("png")); });
    m_save->menu()->addAction(tr("Drawing (SVG)…"), this, [this] { emit saveWanted(QStringLiteral("svg")); });
    m_save->menu()->addAction(tr("Document (PDF)…"), this,
                              [this] { emit saveWanted(QStringLiteral("pdf")); });
    m_save->menu()->addSeparator();
    m_save->menu()->addAction(tr("Copy as a picture"), this, &TopBar::copyWanted);
    m_report->setText(tr("Report…"));
    m_report->setToolTip(tr("Save one page that says all of the run, as HTML or PDF (Ctrl+P)"));
    m_menu->setText(QStringLiteral("☰"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
}

} // namespace breakeven
