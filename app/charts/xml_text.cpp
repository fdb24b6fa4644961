// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/xml_text.h"

namespace breakeven {

QString fitForXml(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar one = text[i];
        const bool isPair = one.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {
            ++i;
            continue;
        }
        const bool isControl = one < QLatin1Char(' ') && one != QLatin1Char('\n') && one != QLatin1Char('\t');
        if (isControl || one.isSurrogate() || one.isNonCharacter())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace breakeven
