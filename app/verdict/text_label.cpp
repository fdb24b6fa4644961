// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/text_label.h"

namespace breakeven {

QLabel* textLabel(Role role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    setRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace breakeven
