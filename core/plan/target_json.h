// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/plan/target.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace breakeven {

[[nodiscard]] QJsonObject toJson(const Network& network);
[[nodiscard]] QJsonObject toJson(const Target& target); // without password

// `path` is the key path for errors; the first error found is put into `error`.
[[nodiscard]] Network networkFromJson(const QJsonObject& object, const QString& path,
                                      std::optional<Error>& error);
[[nodiscard]] Target targetFromJson(const QJsonObject& object, const QString& path,
                                    std::optional<Error>& error);

} // namespace breakeven
