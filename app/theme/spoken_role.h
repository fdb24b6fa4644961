// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>

class QWidget;

namespace breakeven {

enum class Pressable { No, Yes }; // by a screen reader, as by the space bar

// What a screen reader calls a widget of ours, which Qt knows as nothing but a widget. To be said before
// anything else of it.
void setSpokenRole(QWidget* widget, QAccessible::Role role, Pressable pressable = Pressable::No);

// What a reader says of a button with a sign two spaces beside its words: "Run" of "▶  Run".
[[nodiscard]] QString wordsBesideSign(const QString& text);

} // namespace breakeven
