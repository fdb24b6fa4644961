// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace breakeven {

// The files of the runs that pictures of the window show.
struct PicturedRuns
{
    QString base;     // of the preset first-look, which the next is compared with
    QString shown;    // of the same
    QString post;     // of the preset blog-post
    QString few;      // of one target, with a few arms
    QStringList past; // laid over that one
    QString many;     // of three targets, with twelve arms
};

// Writes runs of machines whose truth is known into `folder`, and others for the history beside them: the
// same figures, dates and machine, whenever and wherever. `few` and `many` lie below the folder, where the
// history has them not. Paths are empty where it can't be written.
[[nodiscard]] PicturedRuns writeFixedRuns(const QString& folder);

} // namespace breakeven
