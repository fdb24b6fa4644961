// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/application_theme.h"

#include "app/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>

namespace breakeven {

namespace {

const QString settingsKey = QStringLiteral("appearance");

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.mutedText);
    palette.setColor(QPalette::Button, theme.card);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.mutedText);
    return palette;
}

Appearance appearanceOf(const QPalette& system)
{
    return system.color(QPalette::Window).lightnessF() < 0.5 ? Appearance::Dark : Appearance::Light;
}

AppearanceChoice choiceFrom(const QString& text)
{
    if (text == QLatin1String("light"))
        return AppearanceChoice::Light;
    if (text == QLatin1String("dark"))
        return AppearanceChoice::Dark;
    return AppearanceChoice::System;
}

QString textOf(AppearanceChoice choice)
{
    switch (choice) {
    case AppearanceChoice::Light:
        return QStringLiteral("light");
    case AppearanceChoice::Dark:
        return QStringLiteral("dark");
    case AppearanceChoice::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace

ApplicationTheme::ApplicationTheme(QObject* parent)
    : QObject(parent)
    , m_choice(choiceFrom(QSettings().value(settingsKey).toString()))
    , m_system(appearanceOf(QGuiApplication::palette()))
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) {
        QFont font(QStringLiteral("Inter"));
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    apply();
    qApp->installEventFilter(this);
}

void ApplicationTheme::setChoice(AppearanceChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    QSettings().setValue(settingsKey, textOf(choice));
    apply();
    emit changed(current());
}

const Theme& ApplicationTheme::current() const
{
    if (m_choice == AppearanceChoice::System)
        return theme(m_system);
    return theme(m_choice == AppearanceChoice::Dark ? Appearance::Dark : Appearance::Light);
}

bool ApplicationTheme::eventFilter(QObject* watched, QEvent* event)
{
    // Our own palette makes this event too; only one of another lightness than ours is the system's.
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange &&
        QGuiApplication::palette().color(QPalette::Window) != current().window) {
        m_system = appearanceOf(QGuiApplication::palette());
        apply();
        emit changed(current());
    }
    return QObject::eventFilter(watched, event);
}

void ApplicationTheme::apply()
{
    const Theme& now = current();
    QApplication::setPalette(paletteOf(now));
    qApp->setStyleSheet(styleSheetOf(now));
}

} // namespace breakeven
