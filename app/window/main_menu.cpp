// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_menu.h"

#include "app/window/language.h"

#include <QActionGroup>
#include <QEvent>

#include <array>

namespace breakeven {

namespace {

constexpr std::array appearances{AppearanceChoice::System, AppearanceChoice::Light, AppearanceChoice::Dark};
constexpr std::array textSizes{0, 100, 125, 150, 200}; // per cent; 0: the system's

QAction* offer(QActionGroup* group, const QString& text, const QVariant& choice)
{
    QAction* action = group->addAction(text);
    action->setCheckable(true);
    action->setData(choice);
    return action;
}

} // namespace

MainMenu::MainMenu(const Actions& actions, QWidget* parent)
    : QMenu(parent)
    , m_appearance(new QMenu(this))
    , m_language(new QMenu(this))
    , m_textSize(new QMenu(this))
    , m_appearances(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
    , m_textSizes(new QActionGroup(this))
{
    for (const AppearanceChoice choice : appearances)
        m_appearance->addAction(offer(m_appearances, {}, QVariant::fromValue(choice)));
    m_appearance->addSeparator();
    m_appearance->addAction(actions.contrast);
    for (const int percent : textSizes)
        m_textSize->addAction(offer(m_textSizes, {}, percent));
    for (const SpokenLanguage& language : spokenLanguages())
        m_language->addAction(offer(m_languages, language.name, language.code));

    addActions(actions.runs);
    addSeparator();
    addActions(actions.plans);
    addSeparator();
    addMenu(m_appearance);
    addMenu(m_textSize);
    addMenu(m_language);
    addActions(actions.preferences);
    addSeparator();
    addActions(actions.help);
    addSeparator();
    addAction(actions.quit);

    connect(m_appearances, &QActionGroup::triggered, this, [this](const QAction* chosen) {
        emit appearanceChosen(chosen->data().value<AppearanceChoice>());
    });
    connect(m_languages, &QActionGroup::triggered, this,
            [this](const QAction* chosen) { emit languageChosen(chosen->data().toString()); });
    connect(m_textSizes, &QActionGroup::triggered, this,
            [this](const QAction* chosen) { emit textSizeChosen(chosen->data().toInt()); });
    retranslate();
}

void MainMenu::showAppearance(AppearanceChoice choice)
{
    for (QAction* action : m_appearances->actions())
        action->setChecked(action->data().value<AppearanceChoice>() == choice);
}

void MainMenu::showTextSize(int percent)
{
    for (QAction* action : m_textSizes->actions())
        action->setChecked(action->data().toInt() == percent);
}

void MainMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void MainMenu::retranslate()
{
    m_appearance->setTitle(tr("Appearance"));
    m_textSize->setTitle(tr("Text size"));
    m_language->setTitle(tr("Language"));
    const std::array names{tr("As the system"), tr("Light"), tr("Dark")};
    for (std::size_t i = 0; i < names.size(); ++i)
        m_appearances->actions()[static_cast<qsizetype>(i)]->setText(names.at(i));
    for (QAction* action : m_textSizes->actions()) {
        const int percent = action->data().toInt();
        action->setText(percent == 0 ? tr("Size of the system's text") : tr("%1 %").arg(percent));
    }
    for (QAction* action : m_languages->actions()) // the one that is spoken, whoever chose it
        action->setChecked(action->data().toString() == spokenLanguage());
}

} // namespace breakeven
