// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/top_bar.h"

#include "app/theme/role.h"
#include "app/window/preset_text.h"
#include "core/experiment/presets.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
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

void offer(QActionGroup* group, const QString& text, const QVariant& choice)
{
    QAction* action = group->addAction(text);
    action->setCheckable(true);
    action->setData(choice);
}

} // namespace

TopBar::TopBar(QWidget* parent)
    : QFrame(parent)
    , m_brand(new QLabel(QStringLiteral("Breakeven"), this))
    , m_presets(menuButton(this))
    , m_open(menuButton(this))
    , m_save(menuButton(this))
    , m_look(menuButton(this))
    , m_appearances(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
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
    for (const AppearanceChoice choice :
         {AppearanceChoice::System, AppearanceChoice::Light, AppearanceChoice::Dark})
        offer(m_appearances, {}, QVariant::fromValue(choice));
    offer(m_languages, QStringLiteral("English"), QStringLiteral("en"));
    offer(m_languages, QStringLiteral("Deutsch"), QStringLiteral("de"));
    connect(m_appearances, &QActionGroup::triggered, this, [this](const QAction* chosen) {
        emit appearanceChosen(chosen->data().value<AppearanceChoice>());
    });
    connect(m_languages, &QActionGroup::triggered, this,
            [this](const QAction* chosen) { emit languageChosen(chosen->data().toString()); });
    retranslate();
}

void TopBar::showPreset(const QString& title)
{
    m_presets->setText(title + QStringLiteral("  ▾"));
}

void TopBar::showAppearance(AppearanceChoice choice)
{
    for (QAction* action : m_appearances->actions())
        action->setChecked(action->data().value<AppearanceChoice>() == choice);
}

// The one that is spoken, whoever chose it.
void TopBar::showLanguage()
{
    const QString spoken =
        QLocale().language() == QLocale::German ? QStringLiteral("de") : QStringLiteral("en");
    for (QAction* action : m_languages->actions())
        action->setChecked(action->data().toString() == spoken);
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
    look->clear(); // the groups keep their actions
    const QStringList names{tr("As the system"), tr("Light"), tr("Dark")};
    const QList<QAction*> appearances = m_appearances->actions();
    for (qsizetype i = 0; i < names.size(); ++i)
        appearances[i]->setText(names[i]);
    look->addActions(appearances);
    look->addSeparator();
    look->addActions(m_languages->actions());
    look->addSeparator();
    look->addAction(tr("About Breakeven"), this, &TopBar::aboutWanted);
    showLanguage();
}

} // namespace breakeven
