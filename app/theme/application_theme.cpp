// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/application_theme.h"

#include "app/theme/plain_text.h"
#include "app/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

const QString settingsKey = QStringLiteral("appearance");
const QString contrastKey = QStringLiteral("high_contrast");
const QString textSizeKey = QStringLiteral("text_size");
constexpr int usualPixels = 13; // what the sizes of the style sheet are for
constexpr int smallestText = 75;
constexpr int largestText = 300;

// How much larger than usual the system's own text is. Desktops have 9 to 11 points where nobody has asked
// for another size.
double scaleOfSystem(const QFont& font)
{
    const int pixels = QFontInfo(font).pixelSize();
    constexpr double least = 12;
    constexpr double most = 44.0 / 3; // 11 points
    const double scale = pixels < least ? pixels / least : pixels > most ? pixels / most : 1;
    return std::clamp(scale, smallestText / 100.0, largestText / 100.0);
}

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

// A system's usual colours stay away from pure white on pure black, which is what it has for those who see
// little.
Contrast contrastOf(const QPalette& system)
{
    const QColor window = system.color(QPalette::Window);
    const QColor text = system.color(QPalette::WindowText);
    const bool isPure =
        (window == Qt::white && text == Qt::black) || (window == Qt::black && text == Qt::white);
    return isPure ? Contrast::High : Contrast::Usual;
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

QFont productFont()
{
    QFont font = QFontDatabase::hasFamily(QStringLiteral("Inter")) ? QFont(QStringLiteral("Inter"))
                                                                   : QApplication::font();
    font.setPixelSize(usualPixels);
    return font;
}

ApplicationTheme::ApplicationTheme(QObject* parent)
    : QObject(parent)
    , m_choice(choiceFrom(QSettings().value(settingsKey).toString()))
    , m_system(appearanceOf(QGuiApplication::palette()))
    , m_systemContrast(contrastOf(QGuiApplication::palette()))
    , m_wantsContrast(QSettings().value(contrastKey).toBool())
    , m_textSize(QSettings().value(textSizeKey).toInt())
    , m_systemScale(scaleOfSystem(QFontDatabase::systemFont(QFontDatabase::GeneralFont)))
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    applyFont();
    apply();
    qApp->installEventFilter(this);
    qApp->installEventFilter(new PlainText(this));
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

void ApplicationTheme::wantHighContrast(bool wanted)
{
    if (wanted == m_wantsContrast)
        return;
    m_wantsContrast = wanted;
    QSettings().setValue(contrastKey, wanted);
    apply();
    emit changed(current());
}

void ApplicationTheme::setTextSize(int percent)
{
    if (percent == m_textSize)
        return;
    m_textSize = percent;
    QSettings().setValue(textSizeKey, percent);
    applyFont();
    apply();
    emit changed(current());
}

double ApplicationTheme::textScale() const
{
    return m_textSize == 0 ? m_systemScale : std::clamp(m_textSize, smallestText, largestText) / 100.0;
}

void ApplicationTheme::applyFont()
{
    QFont font = productFont();
    font.setPixelSize(static_cast<int>(std::lround(usualPixels * textScale())));
    QApplication::setFont(font);
}

const Theme& ApplicationTheme::current() const
{
    const Contrast contrast = m_wantsContrast ? Contrast::High : m_systemContrast;
    if (m_choice == AppearanceChoice::System)
        return theme(m_system, contrast);
    return theme(m_choice == AppearanceChoice::Dark ? Appearance::Dark : Appearance::Light, contrast);
}

bool ApplicationTheme::eventFilter(QObject* watched, QEvent* event)
{
    // Our own palette makes this event too; only one of another lightness than ours is the system's.
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange &&
        QGuiApplication::palette().color(QPalette::Window) != current().window) {
        m_system = appearanceOf(QGuiApplication::palette());
        m_systemContrast = contrastOf(QGuiApplication::palette());
        apply();
        emit changed(current());
    }
    return QObject::eventFilter(watched, event);
}

void ApplicationTheme::apply()
{
    const Theme& now = current();
    QApplication::setPalette(paletteOf(now));
    qApp->setStyleSheet(styleSheetOf(now, textScale()));
}

} // namespace breakeven
