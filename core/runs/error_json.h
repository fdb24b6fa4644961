// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>

#include <optional>

namespace breakeven {

// An error as run files hold it: codes, places, figures and the outside's words, without passwords. Keys that
// would be empty are left out.
[[nodiscard]] QJsonObject toJson(const Error& error);

// The error of a line: its "error", or in a file of a version that wrote sentences the sentence that is its
// "reason", as RunCode::Recorded. None where it has neither.
[[nodiscard]] std::optional<Error> errorIn(const QJsonObject& line);

} // namespace breakeven
