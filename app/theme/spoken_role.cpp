// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/spoken_role.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QVariant>
#include <QWidget>

namespace breakeven {

namespace {

constexpr const char* roleProperty = "spokenRole";
constexpr const char* pressProperty = "spokenPress";

class SpokenWidget final : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (isPressable())
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString& name) override
    {
        if (name != pressAction() || !isPressable())
            return QAccessibleWidget::doAction(name);
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent key(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
            QCoreApplication::sendEvent(widget(), &key);
        }
    }

private:
    [[nodiscard]] bool isPressable() const
    {
        return widget()->isEnabled() && widget()->property(pressProperty).toBool();
    }
};

QAccessibleInterface* spokenWidget(const QString& /*className*/, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant role = widget != nullptr ? widget->property(roleProperty) : QVariant();
    return role.isValid() ? new SpokenWidget(widget, static_cast<QAccessible::Role>(role.toInt()))
                          : nullptr; // Qt's cache owns it
}

} // namespace

void setSpokenRole(QWidget* widget, QAccessible::Role role, Pressable pressable)
{
    QAccessible::installFactory(spokenWidget); // no second time
    widget->setProperty(roleProperty, static_cast<int>(role));
    widget->setProperty(pressProperty, pressable == Pressable::Yes);
}

QString wordsBesideSign(const QString& text)
{
    QString words;
    for (const QString& part : text.split(QStringLiteral("  ")))
        if (part.size() > words.size())
            words = part;
    return words;
}

} // namespace breakeven
