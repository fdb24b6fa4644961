// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace breakeven {

// Makes Tab go through what lies in `widget` as its layouts have it, and not in the order in which it was
// made; through the hidden pages of a stack, too.
void setTabOrderAsLaidOut(QWidget* widget);

} // namespace breakeven
