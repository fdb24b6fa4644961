// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/target_check.h"

#include "core/backends/backend_factory.h"
#include "core/plan/redis_address.h"

#include <QDir>
#include <QUuid>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

Status tryOneItem(Backend& backend, const QString& where)
{
    if (const Status made = backend.setItems(1); !made.ok())
        return made;
    auto session = backend.openSession();
    if (!session.ok())
        return session.error();

    std::array<std::byte, 1600> written{};
    std::generate(written.begin(), written.end(),
                  [value = 0]() mutable { return std::byte(value++ & 0xff); });
    if (const Status wrote = session.value()->write(0, written); !wrote.ok())
        return wrote;
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

Result<Target> targetFromText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Error{
            Error::Code::InvalidInput, QStringLiteral("\"\""),
            QStringLiteral("a target is a Redis address (redis://host:6379/0, unix:///path), a folder "
                           "(/mnt/tmp, ~/x, .), \"private\" or \"file\"")};
    Target target;
    target.name = trimmed;
    if (trimmed == QLatin1String("private")) {
        target.backend = RedisTarget{};
        return target;
    }
    if (trimmed == QLatin1String("file")) {
        target.backend = FileTarget{};
        return target;
    }
    if (trimmed.startsWith(QLatin1String("~/")) || trimmed == QLatin1String("~")) {
        target.backend = FileTarget{.folder = QDir::homePath() + trimmed.mid(1)};
        return target;
    }
    if (trimmed.startsWith(QLatin1Char('/')) || trimmed.startsWith(QLatin1Char('.'))) {
        target.backend = FileTarget{.folder = QDir::cleanPath(QDir(trimmed).absolutePath())};
        return target;
    }
    const auto address = RedisAddress::parse(trimmed);
    if (!address.ok())
        return address.error();
    target.name = address.value().toDisplayString();
    target.backend = RedisTarget{.server = target.name, .password = address.value().password};
    return target;
}

Result<TargetFacts> checkTarget(const Target& target)
{
    auto backend = makeBackend(target, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!backend.ok())
        return backend.error();
    auto facts = backend.value()->open();
    if (!facts.ok())
        return facts;
    const Status tried = tryOneItem(*backend.value(), facts.value().endpoint);
    const Status closed = backend.value()->close();
    if (!tried.ok())
        return tried.error();
    if (!closed.ok())
        return closed.error();
    return facts;
}

} // namespace breakeven
