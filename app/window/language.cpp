// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace breakeven {

namespace {

const QString settingsKey = QStringLiteral("language");
const QString catalogue = QStringLiteral("breakeven");
const QString catalogues = QStringLiteral(":/i18n");

// The first of the system's languages that the program speaks, else English. Its numbers are that language's,
// too: the system's may be written in digits that a reader of this language doesn't know.
QLocale spokenOnSystem()
{
    for (const QString& name : QLocale::system().uiLanguages()) {
        const QLocale wanted(name);
        if (QTranslator known; known.load(wanted, catalogue, QStringLiteral("_"), catalogues))
            return wanted;
    }
    return QLocale(QLocale::English);
}

// Without the country where the language alone says it.
QString nameOf(const QLocale& locale)
{
    const QString name = locale.nativeLanguageName();
    return name.isEmpty() ? locale.name() : name.at(0).toUpper() + name.mid(1);
}

} // namespace

QList<SpokenLanguage> spokenLanguages()
{
    QList<SpokenLanguage> languages{{QStringLiteral("en"), QStringLiteral("English")}};
    const QString prefix = catalogue + QLatin1Char('_');
    for (const QString& file : QDir(catalogues).entryList({prefix + QStringLiteral("*.qm")}, QDir::Files)) {
        const QString code = file.mid(prefix.size()).chopped(3);
        if (code != languages.front().code)
            languages.append({code, nameOf(QLocale(code))});
    }
    std::sort(languages.begin() + 1, languages.end(),
              [](const SpokenLanguage& one, const SpokenLanguage& other) {
                  return one.name.localeAwareCompare(other.name) < 0;
              });
    return languages;
}

QString spokenLanguage()
{
    const QString whole = QLocale().name();
    QString spoken = QStringLiteral("en");
    for (const SpokenLanguage& language : spokenLanguages())
        if (whole == language.code || whole.section(QLatin1Char('_'), 0, 0) == language.code)
            spoken = language.code;
    return spoken;
}

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
    const QLocale locale = language.isEmpty() ? spokenOnSystem() : QLocale(language);
    QLocale::setDefault(locale);
    // As the words run, whatever the system's do: a mirrored window would turn "200 ms" round.
    QGuiApplication::setLayoutDirection(locale.textDirection());
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    if (m_qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    // English plural forms come from a catalogue too.
    if (m_ours.load(locale, catalogue, QStringLiteral("_"), catalogues))
        QCoreApplication::installTranslator(&m_ours);
}

} // namespace breakeven
