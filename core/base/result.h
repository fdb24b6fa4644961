// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <utility>
#include <variant>

namespace breakeven {

// A value or the reason why there is none: what std::expected will be once the compiler has it.
// Has no operator bool on purpose: `if (result)` reads wrongly when T is itself a truth value.
template <typename T>
class [[nodiscard]] Result
{
public:
    // Implicit, so that a function can `return value;` or `return Error{…};`.
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }

    // Requires ok(); anything else is a bug of the caller and throws std::bad_variant_access.
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }

    // Requires !ok().
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

using Done = std::monostate;
using Status = Result<Done>;

} // namespace breakeven
