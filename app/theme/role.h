// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace breakeven {

// What a widget is, for the style sheet.
enum class Role {
    // QFrame
    Card,
    Verdict, // the accented card
    Bar,     // at the head and the foot of the window
    Side,    // a side panel
    Line,    // a hairline
    // QLabel
    Text,
    Section, // small capitals over a group
    Muted,
    Small, // muted, smaller
    Title,
    Headline,
    HeadlineSmall,
    Brand,
    Good,
    Warning,
    Code,    // lines to be pasted elsewhere
    Message, // a strip that says what went wrong
    Dot,     // the state of a target, see setDotState()
    // buttons
    Chip,    // a checkable pill
    Primary, // Run and Stop
    Tab,     // checkable: a view
    Link,    // text only
    // QSplitter
    Plain, // with an invisible handle
};

// Styles `widget`, at once if it is shown already.
void setRole(QWidget* widget, Role role);

enum class DotState { Unknown, Good, Bad };
void setDotState(QWidget* dot, DotState state);

// Whether what a field holds is wrong.
void setInvalid(QWidget* field, bool invalid);

} // namespace breakeven
