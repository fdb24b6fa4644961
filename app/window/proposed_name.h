// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace breakeven {

// What a file with something of a run is called until its user says otherwise: "First look 2026-11-30.png",
// in `folder` a name that nothing has there yet ("First look 2026-11-30 2.png"). Of the title what names
// can't hold is left out, and what would make them longer than a file system takes.
[[nodiscard]] QString proposedName(const QString& title, const QDateTime& started, const QString& ending,
                                   const QString& folder);

} // namespace breakeven
