// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/item_place.h"
#include "core/backends/target/layout.h"

#include <QString>

namespace breakeven {

// Items in a folder, as Python's own calls on files reach them.
struct FilePlace
{
    QString folder; // where hm/ and the temporary files lie
    Layout layout = Layout::Shared;
    bool fsync = false;
    Network waits = {}; // that those calls must wait for

    operator ItemPlace() const;
};

} // namespace breakeven
