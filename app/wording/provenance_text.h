// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// Where, when and how a run was measured: what a picture or a page carries so that it can be judged far from
// the machine. A phrase each; what isn't known is empty.
struct ProvenanceText
{
    QString place;        // "lab-1"
    QString machine;      // "Intel Xeon E5-2680, 2 cores"
    QString date;         // "2026-11-30 19:10 UTC": the same wherever it is read
    QString batch;        // "8 items of 1.56 KiB per batch"
    QString condition;    // of the cores: "cores kept awake"
    QStringList versions; // "Breakeven 0.1.0", "redis 7.0.15"

    friend bool operator==(const ProvenanceText&, const ProvenanceText&) = default;
};

[[nodiscard]] ProvenanceText provenanceOf(const RunHeader& header);

// All of it in two lines, for the foot of a picture: place, machine, date; how it was measured, and with
// what.
[[nodiscard]] QStringList provenanceLines(const RunHeader& header);

} // namespace breakeven
