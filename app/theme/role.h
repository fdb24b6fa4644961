// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace breakeven {

// What a widget is, for the style sheet.
enum class Role {
    // QFrame
    Card,
    Verdict,     // the accented card
    Bar,         // at the head and the foot of the window
    Side,        // a side panel
    Line,        // a hairline
    Placeholder, // a card for what isn't there yet
    EmptyStrip,  // likewise, in it
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
    Code,     // lines to be pasted elsewhere
    Message,  // a strip that says what went wrong
    Dot,      // the state of a target, see setDotState()
    Promise,  // what pressing Run gives
    Question, // the largest line of a page; of a button: one of several questions to ask
    // buttons
    Chip,    // a checkable pill
    Primary, // Run and Stop
    Tab,     // checkable: a view
    Link,    // text only
    // QSplitter
    Plain, // with an invisible handle
    // of the pages
    PageTab,   // checkable: a page of the window
    Rail,      // what is left of the setup beside a page
    Chosen,    // a strip that says what is selected
    Danger,    // a button that takes something away
    Toast,     // what floats over a page for a while, and the label in it
    ToastLink, // the button in it
    Pill,      // a word on a coloured ground, see setPillState()
    Menu,      // a button that opens a menu
};

// Styles `widget`, at once if it is shown already.
void setRole(QWidget* widget, Role role);

enum class DotState { Unknown, Good, Bad };
void setDotState(QWidget* dot, DotState state);

enum class PillState { Neutral, Good, Warning };
void setPillState(QWidget* pill, PillState state);

// Whether what a field holds is wrong.
void setInvalid(QWidget* field, bool invalid);

} // namespace breakeven
