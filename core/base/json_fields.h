// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>

namespace breakeven {

// What is wrong with a JSON object and those within it: the first field that can't be taken, and the keys
// that nobody asked for, which are mistyped, or of a later version.
struct JsonProblems : std::optional<Error>
{
    using std::optional<Error>::operator=;

    QStringList unknownKeys; // "workload.paylod_bytes"
};

// Reads typed fields of a JSON object; the first one of another type becomes error(), which names its key
// path. An absent or null field leaves the caller's default. A key that was never asked for is unknown: what
// is read here is the only list of those that are known.
class JsonFields
{
public:
    // `path` stands before the keys in errors: "targets[2]"; empty at the top.
    JsonFields(QJsonObject object, QString path, JsonProblems& error);
    ~JsonFields(); // names the unknown keys
    JsonFields(const JsonFields&) = delete;
    JsonFields& operator=(const JsonFields&) = delete;

    void read(const char* key, QString& into);
    void read(const char* key, bool& into);
    void read(const char* key, int& into);    // whole numbers only
    void read(const char* key, qint64& into); // likewise
    void read(const char* key, double& into);
    void readPath(const char* key, QString& into); // with the home folder in place of a leading ~

    // One of two words, for the first two values of an enumeration.
    template <typename Enum>
    void readChoice(const char* key, Enum& into, QLatin1String first, QLatin1String second)
    {
        if (const auto chosen = choice(key, first, second))
            into = static_cast<Enum>(*chosen);
    }

    [[nodiscard]] std::optional<QJsonObject> object(const char* key);
    [[nodiscard]] std::optional<QJsonArray> array(const char* key);
    [[nodiscard]] QString pathOf(const char* key) const;

    void fail(const char* key, const Phrase& reason);
    void failAt(const char* key, qsizetype index, const Phrase& reason); // an element of an array

private:
    [[nodiscard]] std::optional<QJsonValue> present(const char* key);
    [[nodiscard]] std::optional<int> choice(const char* key, QLatin1String first, QLatin1String second);

    QJsonObject m_object;
    QString m_path;
    JsonProblems& m_error;
    QStringList m_asked;
};

} // namespace breakeven
