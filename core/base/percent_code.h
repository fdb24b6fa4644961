// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// `text` for a place in an address that ends at one of `ends`: those, %, spaces and what can't be seen become
// %XX, the rest stays readable.
[[nodiscard]] QString percentEncoded(const QString& text, QLatin1String ends);

// The reverse; a % that begins no %XX stands for itself, and so does %00, which no name can hold.
[[nodiscard]] QString percentDecoded(const QString& text);

} // namespace breakeven
