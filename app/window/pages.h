// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/page_tabs.h"

#include <QWidget>

class QStackedWidget;

namespace breakeven {

class SetupRail;

// The pages of the window, one of which is seen: the chart with its set-up and answers, and beside a rail the
// comparison and the history.
class Pages final : public QWidget
{
    Q_OBJECT

public:
    // Takes them over, and the rail.
    Pages(QWidget* chart, QWidget* compare, QWidget* history, SetupRail* rail, QWidget* parent = nullptr);

    void show(Page page);
    [[nodiscard]] Page current() const;

signals:
    void changed(breakeven::Page page);

private:
    void holdBySeen();

    SetupRail* m_rail; // these are owned by this, through QObject
    QStackedWidget* m_stack;
};

} // namespace breakeven
