// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace breakeven {

class JsonFields;

// How the items of a target that keeps them as files lie in its folder.
enum class Layout {
    Shared,  // the post's: all items in FOLDER/hm, temporary files in FOLDER
    PerItem, // each item in a folder of its own, with its temporary file
};

[[nodiscard]] QLatin1String toString(Layout layout); // as the key "layout" has it

// The key "layout"; an absent one leaves `into` as it is.
void readLayout(JsonFields& fields, Layout& into);

} // namespace breakeven
