// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desktop_signs.h"
#include "core/analysis/analysis.h"
#include "core/experiment/experiment_event.h"

#include <QObject>
#include <QString>

class QWidget;

namespace breakeven {

// How a run is seen where its window isn't: in the title, in the taskbar, and by a notification at its end.
class RunSigns final : public QObject
{
    Q_OBJECT

public:
    explicit RunSigns(QWidget* window); // which owns this

    void nameWindow(const QString& title); // of what it shows; empty: nothing
    void showProgress(const Progress& progress, const QString& title);
    // Notifies where the window isn't in front and its user wants it.
    void showEnd(const Run& run, const Analysis& analysis);

    [[nodiscard]] bool notifies() const;
    void setNotifies(bool notifies);

signals:
    void windowWanted(); // the notification was clicked

private:
    QWidget* m_window;
    DesktopSigns m_desktop;
};

} // namespace breakeven
