// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// What XML can't hold, even escaped, in a text from outside is replaced.
[[nodiscard]] QString fitForXml(QString text);

} // namespace breakeven
