// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace breakeven {

// The language of the running program: the system's, or the one chosen, which is kept in the settings.
// Installs our catalogue and Qt's own; widgets hear of a change by QEvent::LanguageChange. One a program, GUI
// thread.
class Language final : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);

    void choose(const QString& language); // "en", "de"; empty: the system's

private:
    void install(const QString& language);

    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace breakeven
