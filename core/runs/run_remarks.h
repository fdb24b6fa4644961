// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// What its user says of a run. It lies in a file of its own beside the run file, which stays as it was
// measured: NAME.breakeven.jsonl has NAME.breakeven.remarks.json.
struct RunRemarks
{
    QString name; // shown instead of the run's title; empty: that one
    QString note; // a line
    QStringList tags;

    [[nodiscard]] bool isEmpty() const { return name.isEmpty() && note.isEmpty() && tags.isEmpty(); }

    friend bool operator==(const RunRemarks&, const RunRemarks&) = default;
};

[[nodiscard]] QString remarksPath(const QString& runPath);

// Empty where there are none, or none that can be read; of a file of any size no more than 64 KiB. Not for
// the GUI thread, as is the next.
[[nodiscard]] RunRemarks readRemarks(const QString& runPath);

// Replaces them, whole or not at all; empty ones go with their file.
[[nodiscard]] Status writeRemarks(const QString& runPath, const RunRemarks& remarks);

// "pool, after the change" as tags: trimmed, each once, none empty.
[[nodiscard]] QStringList tagsFromText(const QString& text);

} // namespace breakeven
