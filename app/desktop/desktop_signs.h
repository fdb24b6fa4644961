// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace breakeven {

// What the desktop shows of a run outside the window: its progress in the taskbar, and a notification when it
// has ended. Where no desktop listens, nothing happens. GUI thread.
class DesktopSigns final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void showProgress(double share); // 0 ... 1
    void hideProgress();
    void notify(const QString& title, const QString& text); // plain text

signals:
    void notificationClicked();

private slots:
    void answerClick(uint notification, const QString& action);
    void takeNumber(uint notification);

private:
    void tellProgress(double share, bool visible);

    int m_percent = -1; // as told last; -1: none is shown
    uint m_notification = 0;
    bool m_listens = false; // for clicks
};

} // namespace breakeven
