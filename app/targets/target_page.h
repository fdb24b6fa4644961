// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/target.h"

#include <QWidget>

namespace breakeven {

using TargetPlace = decltype(Target::backend);

// The fields that one back end asks for.
class TargetPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    // Requires: `place` is of this page's back end.
    virtual void show(const TargetPlace& place) = 0;
    // What to enter, for a page that nobody has touched yet.
    [[nodiscard]] virtual QString hint() const = 0;
    // As entered, or what is still wrong with it.
    [[nodiscard]] virtual Result<TargetPlace> place() const = 0;

signals:
    void changed();
};

} // namespace breakeven
