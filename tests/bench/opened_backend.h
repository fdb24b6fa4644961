// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_factory.h"

#include <cstdio>
#include <memory>

namespace breakeven {

struct CloseBackend
{
    void operator()(Backend* backend) const
    {
        static_cast<void>(backend->close());
        delete backend;
    }
};
using OpenedBackend = std::unique_ptr<Backend, CloseBackend>;

// With the items of the default workload. Null after saying why.
inline OpenedBackend openBackend(const Target& target)
{
    auto made = makeBackend(target, QStringLiteral("bench"));
    if (!made.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(made.error())));
        return nullptr;
    }
    OpenedBackend backend(made.value().release());
    const auto facts = backend->open();
    const Status ready = facts.ok() ? backend->setItems(Workload().items) : Status(facts.error());
    if (!ready.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(ready.error())));
        return nullptr;
    }
    return backend;
}

} // namespace breakeven
