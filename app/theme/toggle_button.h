// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QPushButton>

namespace breakeven {

// A checkable button, a chip or a tab, whose text the style sheet makes bold while it is checked. Qt measures
// the text as it is unchecked; this one has room for the bold text from the start, so that none of it is cut
// off and nothing beside it moves.
class ToggleButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ToggleButton(QWidget* parent = nullptr);

    // What a screen reader calls it: a check box, as Qt does, unless it is said here. A tab is one anyway.
    void setAccessibleRole(QAccessible::Role role) { m_role = role; }
    [[nodiscard]] QAccessible::Role accessibleRole() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    QAccessible::Role m_role = QAccessible::CheckBox;
};

} // namespace breakeven
