// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>

#include <optional>

namespace breakeven {

// Reads typed fields of a JSON object; the first one of another type becomes error(), which names its key
// path. An absent or null field leaves the caller's default.
class JsonFields
{
public:
    // `path` stands before the keys in errors: "targets[2]"; empty at the top.
    JsonFields(QJsonObject object, QString path, std::optional<Error>& error);

    void read(const char* key, QString& into);
    void read(const char* key, bool& into);
    void read(const char* key, int& into);    // whole numbers only
    void read(const char* key, qint64& into); // likewise
    void read(const char* key, double& into);

    [[nodiscard]] std::optional<QJsonObject> object(const char* key);
    [[nodiscard]] std::optional<QJsonArray> array(const char* key);
    [[nodiscard]] QString pathOf(const char* key) const;

    void fail(const char* key, const QString& detail);
    void failAt(const char* key, qsizetype index, const QString& detail); // an element of an array

private:
    [[nodiscard]] std::optional<QJsonValue> present(const char* key) const;

    QJsonObject m_object;
    QString m_path;
    std::optional<Error>& m_error;
};

} // namespace breakeven
