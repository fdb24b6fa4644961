// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"

class QComboBox;
class QWidget;

namespace breakeven {

// A choice of how the items lie in a folder.
[[nodiscard]] QComboBox* makeLayoutBox(QWidget* parent);
[[nodiscard]] Layout chosenLayout(const QComboBox* box);
void chooseLayout(QComboBox* box, Layout layout);

} // namespace breakeven
