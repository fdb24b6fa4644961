// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/target/layout.h"

#include "core/base/json_fields.h"

namespace breakeven {

QLatin1String toString(Layout layout)
{
    return layout == Layout::PerItem ? QLatin1String("per-item") : QLatin1String("shared");
}

void readLayout(JsonFields& fields, Layout& into)
{
    fields.readChoice("layout", into, toString(Layout::Shared), toString(Layout::PerItem));
}

} // namespace breakeven
