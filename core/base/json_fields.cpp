// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_fields.h"

#include "core/base/field_code.h"
#include "core/base/home_path.h"

#include <utility>

namespace breakeven {

namespace {} // namespace

JsonFields::JsonFields(QJsonObject object, QString path, JsonProblems& error)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_error(error)
{}

JsonFields::~JsonFields()
{
    for (const QString& key : m_object.keys())
        if (!m_asked.contains(key))
            m_error.unknownKeys.append(m_path.isEmpty() ? key : m_path + QLatin1Char('.') + key);
}

QString JsonFields::pathOf(const char* key) const
{
    return m_path.isEmpty() ? QString::fromLatin1(key) : m_path + QLatin1Char('.') + QLatin1String(key);
}

void JsonFields::fail(const char* key, const Phrase& reason)
{
    if (!m_error)
        m_error = Error{Error::Code::InvalidInput, pathOf(key), {}, reason};
}

void JsonFields::failAt(const char* key, qsizetype index, const Phrase& reason)
{
    if (!m_error)
        m_error = Error{
            Error::Code::InvalidInput, QStringLiteral("%1[%2]").arg(pathOf(key)).arg(index), {}, reason};
}

std::optional<QJsonValue> JsonFields::present(const char* key)
{
    m_asked.append(QLatin1String(key));
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    return value;
}

void JsonFields::read(const char* key, QString& into)
{
    const auto value = present(key);
    if (!value)
        return;
    if (value->isString())
        into = value->toString();
    else
        fail(key, phrase(FieldReason::Text));
}

void JsonFields::read(const char* key, bool& into)
{
    const auto value = present(key);
    if (!value)
        return;
    if (value->isBool())
        into = value->toBool();
    else
        fail(key, phrase(FieldReason::TrueOrFalse));
}

void JsonFields::read(const char* key, double& into)
{
    const auto value = present(key);
    if (!value)
        return;
    if (value->isDouble())
        into = value->toDouble();
    else
        fail(key, phrase(FieldReason::Number));
}

void JsonFields::read(const char* key, qint64& into)
{
    const auto value = present(key);
    if (!value)
        return;
    // Two defaults tell a number that is none of ours from one that happens to be the default.
    const qint64 number = value->toInteger(0);
    if (number == 0 && value->toInteger(1) == 1)
        fail(key, phrase(FieldReason::WholeNumber));
    else
        into = number;
}

void JsonFields::read(const char* key, int& into)
{
    qint64 number = into;
    read(key, number);
    if (std::in_range<int>(number))
        into = static_cast<int>(number);
    else
        fail(key, phrase(FieldReason::NumberOutOfRange));
}

void JsonFields::readPath(const char* key, QString& into)
{
    read(key, into);
    into = atHome(into);
}

std::optional<int> JsonFields::choice(const char* key, QLatin1String first, QLatin1String second)
{
    QString name;
    read(key, name);
    if (name == first)
        return 0;
    if (name == second)
        return 1;
    if (!name.isNull())
        fail(key, phrase(FieldReason::OneOfTwo, QString(first), QString(second)));
    return std::nullopt;
}

std::optional<QJsonObject> JsonFields::object(const char* key)
{
    const auto value = present(key);
    if (value && !value->isObject())
        fail(key, phrase(FieldReason::Object));
    return value && value->isObject() ? std::optional(value->toObject()) : std::nullopt;
}

std::optional<QJsonArray> JsonFields::array(const char* key)
{
    const auto value = present(key);
    if (value && !value->isArray())
        fail(key, phrase(FieldReason::List));
    return value && value->isArray() ? std::optional(value->toArray()) : std::nullopt;
}

} // namespace breakeven
