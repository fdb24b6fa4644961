// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/spoken_text.h"

#include "app/theme/spoken_role.h"

#include <QAccessible>

namespace breakeven {

SpokenText::SpokenText(QWidget* parent) : QWidget(parent)
{
    setSpokenRole(this, QAccessible::AlertMessage);
    setFixedSize(1, 1); // what has no place isn't told
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

// Readers tell an alert when it appears; this one does so for each text.
void SpokenText::say(const QString& text)
{
    setAccessibleName(text);
    QAccessibleEvent appears(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&appears);
}

} // namespace breakeven
