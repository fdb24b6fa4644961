// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace breakeven {

// For the application: a label, a tooltip or a message box that guesses whether its text is markup would obey
// the names, paths and errors that come from outside (one of them could name a file without an end as a
// picture). It gets plain text instead, before it is laid out; who means markup says so with setTextFormat().
class PlainText final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

// `text` for a button or a menu entry, which would take an & for the mark of a shortcut.
[[nodiscard]] QString withoutShortcut(QString text);

} // namespace breakeven
