// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/error_json.h"

#include "core/base/secrets.h"
#include "core/runs/run_code.h"

#include <QJsonArray>

namespace breakeven {

namespace {

void insertText(QJsonObject& object, QLatin1String key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

void insertPhrase(QJsonObject& object, QLatin1String key, QLatin1String figuresKey, const Phrase& phrase)
{
    insertText(object, key, phrase.code.id());
    QJsonArray figures;
    for (const Figure& figure : phrase.figures) {
        if (const auto* number = std::get_if<double>(&figure))
            figures.append(*number);
        else
            figures.append(redacted(std::get<QString>(figure)));
    }
    if (!figures.isEmpty())
        object.insert(figuresKey, figures);
}

Phrase phraseIn(const QJsonObject& object, QLatin1String key, QLatin1String figuresKey)
{
    Phrase phrase{.code = AnyCode::named(object.value(key).toString())};
    for (const QJsonValue figure : object.value(figuresKey).toArray()) {
        if (figure.isDouble())
            phrase.figures.emplace_back(figure.toDouble());
        else
            phrase.figures.emplace_back(figure.toString());
    }
    return phrase;
}

const QLatin1String codeKey("code");
const QLatin1String whereKey("where");
const QLatin1String detailKey("detail");
const QLatin1String reasonKey("reason");
const QLatin1String figuresKey("figures");
const QLatin1String placeKey("place");
const QLatin1String placeFiguresKey("place_figures");

} // namespace

QJsonObject toJson(const Error& error)
{
    QJsonObject object{{codeKey, error.code.id()}};
    insertText(object, whereKey, error.where);
    insertText(object, detailKey, shownDetail(error));
    insertPhrase(object, reasonKey, figuresKey, error.reason);
    insertPhrase(object, placeKey, placeFiguresKey, error.place);
    return object;
}

std::optional<Error> errorIn(const QJsonObject& line)
{
    const QJsonObject object = line.value(QLatin1String("error")).toObject();
    if (const QString code = object.value(codeKey).toString(); !code.isEmpty())
        return Error{.code = AnyCode::named(code),
                     .where = object.value(whereKey).toString(),
                     .detail = object.value(detailKey).toString(),
                     .reason = phraseIn(object, reasonKey, figuresKey),
                     .place = phraseIn(object, placeKey, placeFiguresKey)};
    const QString sentence = line.value(reasonKey).toString();
    return sentence.isEmpty() ? std::nullopt : std::optional(Error{RunCode::Recorded, sentence, {}});
}

} // namespace breakeven
