// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

namespace breakeven {

QString verdictSentence(const char* sentence, int threads, std::initializer_list<QString> parts)
{
    // A sentence without %n has one form only, which a number would look for in vain.
    const bool counts = QLatin1String(sentence).contains(QLatin1String("%n"));
    const QString pattern =
        QCoreApplication::translate("VerdictText", sentence, nullptr, counts ? threads : -1);
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place =
            pattern.at(i) == QLatin1Char('%') && i + 1 < pattern.size() ? pattern.at(i + 1).digitValue() : -1;
        if (place >= 1 && static_cast<std::size_t>(place) <= parts.size()) {
            text += *(parts.begin() + (place - 1));
            ++i;
        } else {
            text += pattern.at(i);
        }
    }
    return text;
}

} // namespace breakeven
