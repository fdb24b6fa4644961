// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever somebody types as an address: what is taken is shown so that it leads to the same place.

#include "core/backends/redis/target/redis_address.h"
#include "core/plan/target_address.h"

#include <QDebug>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace breakeven;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto address = RedisAddress::parse(text); address.ok())
        static_cast<void>(address.value().toDisplayString());
    const auto target = targetFromText(text);
    if (!target.ok())
        return 0;
    const QString shown = addressOf(target.value());
    const auto again = targetFromText(shown);
    if (!again.ok() || addressOf(again.value()) != shown) {
        qCritical() << text << "is shown as" << shown << "which is"
                    << (again.ok() ? addressOf(again.value()) : QStringLiteral("no address"));
        std::abort();
    }
    return 0;
}
