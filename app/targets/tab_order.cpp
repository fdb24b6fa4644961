// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/tab_order.h"

#include <QLayout>
#include <QList>
#include <QWidget>

namespace breakeven {

namespace {

void collect(const QLayout* layout, QList<QWidget*>& found)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem* item = layout->itemAt(i);
        if (QWidget* widget = item->widget()) {
            // A composite field: Qt keeps what lies in it together, and loses its way where it is taken
            // apart.
            const bool isOne = widget->focusProxy() != nullptr;
            if (isOne || widget->focusPolicy() != Qt::NoFocus)
                found.append(widget);
            if (!isOne && widget->layout() != nullptr)
                collect(widget->layout(), found);
        } else if (item->layout() != nullptr) {
            collect(item->layout(), found);
        }
    }
}

} // namespace

void setTabOrderAsLaidOut(QWidget* widget)
{
    QList<QWidget*> inOrder;
    collect(widget->layout(), inOrder);
    for (qsizetype i = 1; i < inOrder.size(); ++i)
        QWidget::setTabOrder(inOrder[i - 1], inOrder[i]);
}

} // namespace breakeven
