// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/visible_text.h"

#include <algorithm>

namespace breakeven {

namespace {

bool isObeyed(QChar character)
{
    if (character == QLatin1Char('\n') || character == QLatin1Char('\t'))
        return false;
    const char16_t code = character.unicode();
    return character.category() == QChar::Other_Control ||       // C1 too: 0x9b is ESC [ in one
           code == 0x061c || code == 0x200e || code == 0x200f || // marks of direction
           (code >= 0x2028 && code <= 0x202e) ||                 // separators, embeddings and overrides
           (code >= 0x2066 && code <= 0x2069);                   // isolates
}

} // namespace

QString visible(const QString& text)
{
    if (std::none_of(text.cbegin(), text.cend(), isObeyed))
        return text;
    QString shown;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        if (character == QLatin1Char('\r') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('\n'))
            continue; // the line ends all the same
        if (isObeyed(character))
            shown += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
        else
            shown += character;
    }
    return shown;
}

} // namespace breakeven
