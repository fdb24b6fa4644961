// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secrets.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <mutex>

namespace breakeven {

namespace {

constexpr qsizetype shortSecret = 4;  // below it, part of many a word
constexpr qsizetype tellingPart = 16; // so much of a long secret's beginning is nothing else

struct Kept
{
    std::mutex mutex;
    QSet<QString> forms;
};

Kept& kept()
{
    static Kept all;
    return all;
}

// With a backslash before what ends a quoted text, and for what can't be seen.
QString escaped(const QString& secret, bool singleQuotes)
{
    QString text;
    for (const QChar character : secret) {
        const bool isQuote = character == QLatin1Char(singleQuotes ? '\'' : '"');
        if (character == QLatin1Char('\\') || isQuote)
            text += QLatin1Char('\\');
        text += character;
    }
    return text;
}

// As Python writes bytes.
QString inBytes(const QString& secret)
{
    QString text;
    for (const char byte : secret.toUtf8()) {
        const auto code = static_cast<unsigned char>(byte);
        text += code >= 0x20 && code < 0x7f
                    ? QString(QLatin1Char(byte))
                    : QStringLiteral("\\x%1").arg(static_cast<uint>(code), 2, 16, QLatin1Char('0'));
    }
    return text;
}

bool isOfWord(const QString& text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).isLetterOrNumber();
}

QString without(QString text, const QString& secret)
{
    const QString telling = secret.left(tellingPart);
    qsizetype at = 0;
    while ((at = text.indexOf(telling, at)) >= 0) {
        qsizetype length = telling.size();
        while (length < secret.size() && at + length < text.size() &&
               text.at(at + length) == secret.at(length))
            ++length;
        if (secret.size() < shortSecret && (isOfWord(text, at - 1) || isOfWord(text, at + length))) {
            at += length;
            continue;
        }
        text.replace(at, length, QStringLiteral("***"));
        at += 3;
    }
    return text;
}

} // namespace

void keepSecret(const QString& secret)
{
    if (secret.isEmpty())
        return;
    const std::scoped_lock lock(kept().mutex);
    for (const QString& form : {secret, QString::fromLatin1(QUrl::toPercentEncoding(secret)),
                                escaped(secret, false), escaped(secret, true), inBytes(secret)})
        kept().forms.insert(form);
}

QString redacted(const QString& text)
{
    QStringList forms;
    {
        const std::scoped_lock lock(kept().mutex);
        forms = kept().forms.values();
    }
    // The longest first, as one may be part of another.
    std::sort(forms.begin(), forms.end(), [](const QString& one, const QString& other) {
        return one.size() != other.size() ? one.size() > other.size() : one < other;
    });
    QString told = text;
    for (const QString& form : std::as_const(forms))
        told = without(told, form);
    return told;
}

} // namespace breakeven
