// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_caption.h"
#include "app/charts/chart_data.h"
#include "app/tables/shown_table.h"
#include "app/verdict/card_content.h"
#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/runs/run.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace breakeven {

// What a report is built of, from top to bottom. All texts are plain.

struct ReportHeading
{
    QString text;
    int level = 2; // 1: a run, 2: a part of it
};

struct ReportAnswer
{
    CardContent card;    // as the window has it
    QStringList details; // where it changes, by how much, why
};

[[nodiscard]] QString subjectOf(const ReportAnswer& answer);    // "redis · C++ threads"
[[nodiscard]] QString figuresOf(const ReportAnswer& answer);    // "1.94× at 2 ms · …"
[[nodiscard]] QStringList doubtsOf(const ReportAnswer& answer); // what failed, and the caveats
[[nodiscard]] QSize stripSizeOf(const ReportAnswer& answer);    // in logical pixels
[[nodiscard]] Painting stripOf(const ReportAnswer& answer);

struct ReportText
{
    enum class Kind { Plain, Muted, Caution, Code };
    QString text;
    Kind kind = Kind::Plain;
};

struct ReportList
{
    QStringList entries;
};

struct ReportFacts
{
    std::vector<std::pair<QString, QString>> facts; // name and text
};

struct ReportTable
{
    ShownTable table;
    int textColumns = 1; // from the left; the others are figures
};

struct ReportPicture
{
    QString says; // for who can't see it
    ChartData chart;
    QSize size; // in logical pixels, for its panels to be read
};

using ReportBlock = std::variant<ReportHeading, ReportAnswer, ReportText, ReportList, ReportFacts,
                                 ReportTable, ReportPicture>;

struct Report
{
    QString title;
    std::vector<ReportBlock> blocks;
};

// A run with what it says. Nothing is owned; nothing is null.
struct ReportedRun
{
    const Run* run = nullptr;
    const Analysis* analysis = nullptr;
    const Answer* answer = nullptr;
};

// A section each: answers, pictures, tables, what casts doubt on them, settings, machine and method.
// Requires: `runs` is not empty.
[[nodiscard]] Report reportOf(std::span<const ReportedRun> runs);

} // namespace breakeven
