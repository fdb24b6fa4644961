// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/top_bar.h"

#include "app/theme/role.h"
#include "app/window/preset_text.h"
#include "core/experiment/presets.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace breakeven {

namespace {

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
    , m_open(menuButton(this))
    , m_save(menuButton(this))
    , m_look(menuButton(this))
{
    setRole(this, Role::Bar);
    setRole(m_brand, Role::Brand);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(14);
    layout->addWidget(m_brand);
    layout->addWidget(m_presets);
    layout->addStretch();
    layout->addWidget(m_open);
    layout->addWidget(m_save);
    layout->addWidget(m_look);
    retranslate();
}

void TopBar::showPreset(const QString& title)
{
    m_presets->setText(title + QStringLiteral("  ▾"));
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
    for (const Preset& known : presets()) {
        const Preset preset = inYourLanguage(known);
        QAction* action = m_presets->menu()->addAction(preset.plan.title, this,
                                                       [this, id = preset.id] { emit presetChosen(id); });
        action->setToolTip(preset.description);
    }
    m_presets->setToolTip(tr("Choose a ready-made experiment"));
    m_open->setText(tr("&Open run  ▾"));
    m_open->setToolTip(tr("Show a saved run (Ctrl+O), or lay it over the current one (Ctrl+Shift+O)"));
    m_open->menu()->clear();
    m_open->menu()->addAction(tr("Show…"), this, &TopBar::openWanted);
    m_open->menu()->addAction(tr("Lay over the current run…"), this, &TopBar::overlayWanted);
    m_save->setText(tr("Save chart  ▾"));
    m_save->setToolTip(tr("Save the chart as a picture or a document (Ctrl+S)"));
    m_save->menu()->clear();
    m_save->menu()->addAction(tr("Picture (PNG)…"), this, [this] { emit saveWanted(QStringLiteral("png")); });
    m_save->menu()->addAction(tr("Drawing (SVG)…"), this, [this] { emit saveWanted(QStringLiteral("svg")); });
    m_save->menu()->addAction(tr("Document (PDF)…"), this,
                              [this] { emit saveWanted(QStringLiteral("pdf")); });

    m_look->setText(QStringLiteral("◐"));
    m_look->setToolTip(tr("Appearance and language"));
    m_look->setAccessibleName(tr("Appearance and language"));
    QMenu* look = m_look->menu();
    look->clear();
    look->addAction(tr("As the system"), this, [this] { emit appearanceChosen(AppearanceChoice::System); });
    look->addAction(tr("Light"), this, [this] { emit appearanceChosen(AppearanceChoice::Light); });
    look->addAction(tr("Dark"), this, [this] { emit appearanceChosen(AppearanceChoice::Dark); });
    look->addSeparator();
    look->addAction(QStringLiteral("English"), this, [this] { emit languageChosen(QStringLiteral("en")); });
    look->addAction(QStringLiteral("Deutsch"), this, [this] { emit languageChosen(QStringLiteral("de")); });
    look->addSeparator();
    look->addAction(tr("About Breakeven"), this, &TopBar::aboutWanted);
}

} // namespace breakeven
