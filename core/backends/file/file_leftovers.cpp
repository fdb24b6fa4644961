// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/file_leftovers.h"

#include "core/backends/file/run_folder.h"

#include <QFile>

namespace breakeven {

Result<LeftoverNames> leftoversIn(int folder, const QString& where, bool onlyOwn)
{
    const auto found = runFoldersOfTheDead(folder, where, onlyOwn);
    if (!found.ok())
        return found.error();
    LeftoverNames leftovers{.where = where, .names = {}};
    for (const QByteArray& name : found.value())
        leftovers.names.append(QFile::decodeName(name));
    return leftovers;
}

} // namespace breakeven
