// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_actions.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace breakeven {

WindowActions::WindowActions(QWidget* window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

QAction* WindowActions::add(const char* name, const QList<QKeySequence>& keys,
                            const std::function<void()>& slot)
{
    auto* action = new QAction(m_window);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, slot);
    m_window->addAction(action);
    m_actions.append({action, name});
    action->setText(QCoreApplication::translate("breakeven::MainWindow", name));
    return action;
}

bool WindowActions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void WindowActions::retranslate()
{
    for (const Named& named : std::as_const(m_actions))
        named.action->setText(QCoreApplication::translate("breakeven::MainWindow", named.name));
}

} // namespace breakeven
