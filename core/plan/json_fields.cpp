// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/json_fields.h"

#include <QCoreApplication>

#include <utility>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::JsonFields)
};

} // namespace

JsonFields::JsonFields(QJsonObject object, QString path, std::optional<Error>& error)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_error(error)
{}

QString JsonFields::pathOf(const char* key) const
{
    return m_path.isEmpty() ? QString::fromLatin1(key) : m_path + QLatin1Char('.') + QLatin1String(key);
}

void JsonFields::fail(const char* key, const QString& detail)
{
    if (!m_error)
        m_error = Error{Error::Code::InvalidInput, pathOf(key), detail};
}

void JsonFields::failAt(const char* key, qsizetype index, const QString& detail)
{
    if (!m_error)
        m_error =
            Error{Error::Code::InvalidInput, QStringLiteral("%1[%2]").arg(pathOf(key)).arg(index), detail};
}

std::optional<QJsonValue> JsonFields::present(const char* key) const
{
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
        fail(key, Words::tr("this must be a text"));
}

void JsonFields::read(const char* key, bool& into)
{
    const auto value = present(key);
    if (!value)
        return;
    if (value->isBool())
        into = value->toBool();
    else
        fail(key, Words::tr("this must be true or false"));
}

void JsonFields::read(const char* key, double& into)
{
    const auto value = present(key);
    if (!value)
        return;
    if (value->isDouble())
        into = value->toDouble();
    else
        fail(key, Words::tr("this must be a number"));
}

void JsonFields::read(const char* key, qint64& into)
{
    const auto value = present(key);
    if (!value)
        return;
    // Two defaults tell a number that is none of ours from one that happens to be the default.
    const qint64 number = value->toInteger(0);
    if (number == 0 && value->toInteger(1) == 1)
        fail(key, Words::tr("this must be a whole number"));
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
        fail(key, Words::tr("this number is out of range"));
}

std::optional<QJsonObject> JsonFields::object(const char* key)
{
    const auto value = present(key);
    if (value && !value->isObject())
        fail(key, Words::tr("this must be an object"));
    return value && value->isObject() ? std::optional(value->toObject()) : std::nullopt;
}

std::optional<QJsonArray> JsonFields::array(const char* key)
{
    const auto value = present(key);
    if (value && !value->isArray())
        fail(key, Words::tr("this must be a list"));
    return value && value->isArray() ? std::optional(value->toArray()) : std::nullopt;
}

} // namespace breakeven
