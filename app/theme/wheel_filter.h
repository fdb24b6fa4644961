// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace breakeven {

// For the application: the wheel turns a box or slider that has the focus only; over any other it scrolls
// what lies round it, so that nobody changes a setting on the way past.
class WheelFilter final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace breakeven
