// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// From now on `secret`, a password as it is sent, is taken out of what others say by redacted(). Kept for the
// life of the process, as an answer may come late. Thread-safe.
void keepSecret(const QString& secret);

// `text`, the words of a server, a system or a child, with *** in place of every secret kept and of the
// beginning of one that was cut short, also where it is written as in a URL, in JSON or in Python. A secret
// of few characters is told from other words by standing alone. Thread-safe.
[[nodiscard]] QString redacted(const QString& text);

} // namespace breakeven
