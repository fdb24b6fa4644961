// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/toggle_button.h"

#include <QAccessibleWidget>
#include <QButtonGroup>
#include <QFontMetrics>

#include <algorithm>

namespace breakeven {

namespace {

// As Qt's own for buttons, which has no public header and no other role.
class AccessibleToggle final : public QAccessibleWidget
{
public:
    explicit AccessibleToggle(ToggleButton* button) : QAccessibleWidget(button, button->accessibleRole()) {}

    [[nodiscard]] QAccessible::Role role() const override { return button()->accessibleRole(); }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString given = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && given.isEmpty() ? button()->text().remove(QLatin1Char('&'))
                                                            : given;
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        const bool isOneOf = role() == QAccessible::PageTab;
        state.checkable = !isOneOf;
        state.checked = !isOneOf && button()->isChecked();
        state.selectable = isOneOf;
        state.selected = isOneOf && button()->isChecked();
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (button()->isEnabled())
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString& name) override
    {
        if (name == pressAction() && button()->isEnabled())
            button()->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    [[nodiscard]] ToggleButton* button() const { return static_cast<ToggleButton*>(object()); }
};

QAccessibleInterface* accessibleToggle(const QString& /*className*/, QObject* object)
{
    auto* button = qobject_cast<ToggleButton*>(object);
    return button != nullptr && button->accessibleRole() != QAccessible::CheckBox
               ? new AccessibleToggle(button)
               : nullptr;
}

} // namespace

ToggleButton::ToggleButton(QWidget* parent) : QPushButton(parent)
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(accessibleToggle);
        return true;
    }();
    setCheckable(true);
}

QAccessible::Role ToggleButton::accessibleRole() const
{
    const bool isTab = property("role").toString().endsWith(QLatin1String("tab"));
    const bool isOneOf = autoExclusive() || (group() != nullptr && group()->exclusive());
    if (m_role == QAccessible::CheckBox && isOneOf)
        return isTab ? QAccessible::PageTab : QAccessible::RadioButton;
    return isTab ? QAccessible::PageTab : m_role;
}

QSize ToggleButton::sizeHint() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold); // the style sheet's 600
    const auto widthIn = [this](const QFont& font) {
        return QFontMetrics(font).size(Qt::TextShowMnemonic, text()).width();
    };
    return QPushButton::sizeHint() + QSize(std::max(0, widthIn(bold) - widthIn(font())), 0);
}

} // namespace breakeven
