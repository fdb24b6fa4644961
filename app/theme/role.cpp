// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/role.h"

#include <QStyle>
#include <QWidget>

#include <array>

namespace breakeven {

namespace {

// In the order of Role; the names are those of the style sheet.
constexpr std::array names{
    "card",     "verdict", "bar",     "side",  "line",       "placeholder", "empty-strip",
    "text",     "section", "muted",   "small", "title",      "headline",    "headline-small",
    "brand",    "good",    "warning", "code",  "message",    "dot",         "promise",
    "question", "chip",    "primary", "tab",   "link",       "plain",       "page-tab",
    "rail",     "chosen",  "danger",  "toast", "toast-link", "pill",        "menu"};
static_assert(names.size() == static_cast<std::size_t>(Role::Menu) + 1);

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

void setPillState(QWidget* pill, PillState state)
{
    const auto name = state == PillState::Good      ? QLatin1String("good")
                      : state == PillState::Warning ? QLatin1String("warning")
                                                    : QLatin1String("neutral");
    setStyleProperty(pill, "state", QString(name));
}

void setInvalid(QWidget* field, bool invalid)
{
    setStyleProperty(field, "invalid", invalid);
}

} // namespace breakeven
