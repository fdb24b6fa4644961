// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/role.h"

#include <QStyle>
#include <QWidget>

#include <array>

namespace breakeven {

namespace {

// In the order of Role; the names are those of the style sheet.
constexpr std::array names{"card",    "verdict", "bar",     "side",  "line",     "text",
                           "section", "muted",   "small",   "title", "headline", "headline-small",
                           "brand",   "good",    "warning", "code",  "message",  "dot",
                           "chip",    "primary", "tab",     "link",  "plain"};
static_assert(names.size() == static_cast<std::size_t>(Role::Plain) + 1);

void setStyleProperty(QWidget* widget, const char* property, const QVariant& value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

void setRole(QWidget* widget, Role role)
{
    setStyleProperty(widget, "role", QString::fromLatin1(names.at(static_cast<std::size_t>(role))));
}

void setDotState(QWidget* dot, DotState state)
{
    const auto name = state == DotState::Good  ? QLatin1String("good")
                      : state == DotState::Bad ? QLatin1String("bad")
                                               : QLatin1String("unknown");
    setStyleProperty(dot, "state", QString(name));
}

void setInvalid(QWidget* field, bool invalid)
{
    setStyleProperty(field, "invalid", invalid);
}

} // namespace breakeven
