// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/plain_text.h"

#include <QEvent>
#include <QLabel>

namespace breakeven {

bool PlainText::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Polish)
        return false;
    auto* label = qobject_cast<QLabel*>(watched);
    if (label != nullptr && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    return false;
}

QString withoutShortcut(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace breakeven
