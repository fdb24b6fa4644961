// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/dropped_address.h"

#include "core/plan/target_address.h"

#include <QList>
#include <QMimeData>
#include <QUrl>

namespace breakeven {

QString droppedAddress(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    if (!urls.isEmpty() && urls.front().isLocalFile()) {
        const QString path = urls.front().toLocalFile();
        const bool isWindows =
            path.endsWith(QLatin1String(".jsonl")) || path.endsWith(QLatin1String(".json"));
        return isWindows ? QString() : path; // runs and plans
    }
    const QString text = urls.isEmpty() ? data->text().trimmed() : urls.front().toString(QUrl::FullyEncoded);
    return text.contains(QLatin1String("://")) && targetFromText(text).ok() ? text : QString();
}

} // namespace breakeven
