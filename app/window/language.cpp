// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

namespace breakeven {

namespace {

const QString settingsKey = QStringLiteral("language");

} // namespace

Language::Language(QObject* parent) : QObject(parent)
{
    install(QSettings().value(settingsKey).toString());
}

void Language::choose(const QString& language)
{
    QSettings().setValue(settingsKey, language);
    install(language);
}

void Language::install(const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    if (m_qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    // English plural forms come from a catalogue too.
    if (m_ours.load(locale, QStringLiteral("breakeven"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        m_ours.load(QStringLiteral(":/i18n/breakeven_en.qm")))
        QCoreApplication::installTranslator(&m_ours);
}

} // namespace breakeven
