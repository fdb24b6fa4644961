// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QString>

namespace breakeven {

// Deleted runs are kept for a while, so that each can be brought back: beside their folder, in a folder of
// the day, "deleted/2026-11-26/NAME.breakeven.jsonl".

constexpr int daysKept = 30;

struct DeletedRun
{
    QString path; // where it was
    QString kept; // where it is
};

// Moves a run file, and the remarks beside it, out of its folder. NotFound, NotPermitted. Renames only:
// neither this nor the next takes long, however large the file.
[[nodiscard]] Result<DeletedRun> deleteRun(const QString& path, const QDate& today);

// Brings both back; NotPermitted where something else has taken the place.
[[nodiscard]] Status restoreRun(const DeletedRun& run);

// Removes for good what was deleted from `folder` more than `daysKept` days before. Not for the GUI thread.
void forgetDeletedRuns(const QString& folder, const QDate& today);

} // namespace breakeven
