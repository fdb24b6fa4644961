// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/spoken_text.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace breakeven {

namespace {

class Alert final : public QAccessibleWidget
{
public:
    explicit Alert(QWidget* widget) : QAccessibleWidget(widget, QAccessible::AlertMessage) {}
};

QAccessibleInterface* alertFor(const QString& className, QObject* object)
{
    auto* spoken = className == QLatin1String(SpokenText::staticMetaObject.className())
                       ? qobject_cast<SpokenText*>(object)
                       : nullptr;
    return spoken != nullptr ? new Alert(spoken) : nullptr; // Qt's cache owns it
}

} // namespace

SpokenText::SpokenText(QWidget* parent) : QWidget(parent)
{
    QAccessible::installFactory(alertFor); // no second time
    setFixedSize(1, 1);                    // what has no place isn't told
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
