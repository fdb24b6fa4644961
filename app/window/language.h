// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

namespace breakeven {

struct SpokenLanguage
{
    QString code; // "de", as Language::choose() takes it
    QString name; // in that language: "Deutsch"
};

// Those that the program has a catalogue of, English first, the others by name.
[[nodiscard]] QList<SpokenLanguage> spokenLanguages();
// The code of the one that is spoken now.
[[nodiscard]] QString spokenLanguage();

// The language of the running program: the system's, or the one chosen, which is kept in the settings.
// Installs our catalogue and Qt's own; widgets hear of a change by QEvent::LanguageChange. One a program, GUI
// thread.
class Language final : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);

    void choose(const QString& language); // a code; empty: the system's

private:
    void install(const QString& language);

    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace breakeven
