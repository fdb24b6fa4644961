// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// `pixels` of a design for the usual text, for text as large as the application's is.
[[nodiscard]] int scaled(int pixels);

} // namespace breakeven
