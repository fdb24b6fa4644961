// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_fields.h"
#include "core/plan/target.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace breakeven {

[[nodiscard]] QJsonObject toJson(const Network& network);
[[nodiscard]] QJsonObject toJson(const Target& target); // without password

// `path` is the key path for errors; the first error found is put into `error`.
[[nodiscard]] Network networkFromJson(const QJsonObject& object, const QString& path, JsonProblems& error);
// The key "cores"; nothing where it isn't there, or is wrong.
[[nodiscard]] std::optional<Cores> coresFrom(JsonFields& fields);
[[nodiscard]] Target targetFromJson(const QJsonObject& object, const QString& path, JsonProblems& error);

} // namespace breakeven
