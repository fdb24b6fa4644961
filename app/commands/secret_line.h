// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace breakeven {

// The next line of standard input, without its end and nothing of what follows it; nothing where none is
// left.
[[nodiscard]] std::optional<QString> readLine();

// The same from the terminal that standard input is, with its echo off. A signal that ends the program
// (Ctrl-C) does so after the echo is on again.
[[nodiscard]] std::optional<QString> readSecretLine();

} // namespace breakeven
