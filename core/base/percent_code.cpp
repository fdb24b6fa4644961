// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/percent_code.h"

#include <QByteArray>

#include <algorithm>
#include <cctype>

namespace breakeven {

QString percentEncoded(const QString& text, QLatin1String ends)
{
    QString encoded;
    for (const QChar character : text) {
        const bool isKept = !character.isSpace() && (character.isPrint() || character.isSurrogate()) &&
                            character != QLatin1Char('%') && !ends.contains(character);
        encoded += isKept ? QString(character)
                          : QString::fromLatin1(QString(character).toUtf8().toPercentEncoding());
    }
    return encoded;
}

QString percentDecoded(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray decoded;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const QByteArray digits = bytes.mid(i + 1, 2);
        const bool isCode =
            bytes[i] == '%' && digits.size() == 2 && digits != "00" &&
            std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
        decoded += isCode ? QByteArray::fromHex(digits) : bytes.mid(i, 1);
        i += isCode ? 2 : 0;
    }
    return QString::fromUtf8(decoded);
}

} // namespace breakeven
