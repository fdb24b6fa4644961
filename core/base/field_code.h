// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why a field of a JSON object can't be taken.
enum class FieldReason {
    Text,
    TrueOrFalse,
    Number,
    WholeNumber,
    NumberOutOfRange,
    Object,
    List,
    OneOfTwo,
};

constexpr auto idsOf(FieldReason)
{
    using enum FieldReason;
    return std::to_array<CodeId<FieldReason>>({
        {Text, "field.text"},
        {TrueOrFalse, "field.true-or-false"},
        {Number, "field.number"},
        {WholeNumber, "field.whole-number"},
        {NumberOutOfRange, "field.number-out-of-range"},
        {Object, "field.object"},
        {List, "field.list"},
        {OneOfTwo, "field.one-of-two"},
    });
}

} // namespace breakeven
