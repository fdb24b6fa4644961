// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/target_check.h"

#include "core/backends/backend_factory.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

Status tryOneItem(Backend& backend, const QString& where, const std::stop_token& stop)
{
    if (Status made = backend.setItems(1); !made.ok())
        return made;
    auto session = backend.openSession();
    if (!session.ok())
        return session.error();
    const std::stop_callback onStop(stop, [&session] { session.value()->interrupt(); });

    // Twice, as a run does: to write over an item takes more of a host than to make one.
    std::array<std::byte, 1600> written{};
    for (const int first : {1, 0}) {
        std::generate(written.begin(), written.end(),
                      [value = first]() mutable { return std::byte(value++ & 0xff); });
        if (Status wrote = session.value()->write(0, written); !wrote.ok())
            return wrote;
    }
    std::vector<std::byte> read;
    const auto found = session.value()->read(0, read);
    if (!found.ok())
        return found.error();
    if (found.value() != Lookup::Found ||
        !std::equal(read.begin(), read.end(), written.begin(), written.end()))
        return Error{Error::Code::Mismatch, where, {}};
    return Done{};
}

} // namespace

Result<TargetFacts> checkTarget(const Target& target, const std::stop_token& stop)
{
    auto backend = makeBackend(target, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!backend.ok())
        return backend.error();
    backend.value()->setStop(stop);
    auto facts = backend.value()->open();
    if (!facts.ok())
        return facts;
    const Status tried = tryOneItem(*backend.value(), facts.value().endpoint, stop);
    const Status closed = backend.value()->close();
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, facts.value().endpoint, {}};
    if (!tried.ok())
        return tried.error();
    if (!closed.ok())
        return closed.error();
    facts.value().isTried = true;
    return facts;
}

} // namespace breakeven
