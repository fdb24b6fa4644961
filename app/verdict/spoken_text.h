// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace breakeven {

// What a screen reader is told of its own accord, wherever the focus is: an alert that can be heard only.
class SpokenText final : public QWidget
{
    Q_OBJECT

public:
    explicit SpokenText(QWidget* parent);

    void say(const QString& text);
};

} // namespace breakeven
