// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QWidget;

namespace breakeven {

class ManualWindow;

// What helps with the program: the manual, its keys, and what to say to who helps.
class WindowHelp final : public QObject
{
    Q_OBJECT

public:
    explicit WindowHelp(QWidget* window); // which owns this

    void showManual();
    void showKeys() const;  // of the window's actions
    void copyDiagnostics(); // once they are gathered, in the background

signals:
    void told(const std::function<QString()>& message);

private:
    QWidget* m_window;
    QPointer<ManualWindow> m_manual; // once it was asked for
};

} // namespace breakeven
