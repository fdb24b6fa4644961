// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a plan holds: it is read or refused, and what is read and valid is written so that it is read as
// the same.

#include "core/plan/plan_json.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace breakeven;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto plan = planFromJson(QJsonDocument::fromJson(bytes).object());
    if (!plan.ok() || !validate(plan.value()).ok())
        return 0;
    const auto again = planFromJson(toJson(plan.value()));
    if (!again.ok() || toJson(again.value()) != toJson(plan.value()))
        std::abort();
    return 0;
}
