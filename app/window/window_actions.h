// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class QWidget;

namespace breakeven {

// What the window does, by key or from its menus: one list, which the menus and the list of shortcuts show.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QWidget* window); // which owns this and the actions

    // `name` is a QT_TRANSLATE_NOOP("breakeven::MainWindow", …). The action works wherever the focus is in
    // the window.
    QAction* add(const char* name, const QList<QKeySequence>& keys, const std::function<void()>& slot);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // another language of the window

private:
    void retranslate();

    struct Named
    {
        QAction* action;
        const char* name;
    };
    QWidget* m_window;
    QList<Named> m_actions;
};

} // namespace breakeven
