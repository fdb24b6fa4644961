// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/batch_template.h"

#include <QFile>
#include <QSaveFile>

// A resource of a static library is only linked where it is named, from outside of any namespace.
static void initTemplateResource()
{
    Q_INIT_RESOURCE(python);
}

namespace breakeven {

QByteArray batchTemplate()
{
    initTemplateResource();
    QFile file(QStringLiteral(":/python/batch_template.py"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Status saveBatchTemplate(const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{Error::Code::NotPermitted, path, file.errorString()};
    const QByteArray text = batchTemplate();
    if (file.write(text) != text.size() || !file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

} // namespace breakeven
