// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

class QAbstractItemModel;

namespace breakeven {

// A table as its reader sees it, to be carried elsewhere.
struct ShownTable
{
    QStringList head;
    std::vector<QStringList> rows; // each as long as the head

    friend bool operator==(const ShownTable&, const ShownTable&) = default;
};

// What `model` shows, in its order, of these columns or of all of them where none are named.
[[nodiscard]] ShownTable shownTable(const QAbstractItemModel& model, std::span<const int> columns = {});

enum class TableFormat { Csv, TabSeparated, Markdown };

// As text to be pasted, with a line feed after each line. Cells are plain: what a spreadsheet would compute
// is defused, what Markdown would obey is escaped, and no-break spaces are plain ones.
[[nodiscard]] QString textOf(const ShownTable& table, TableFormat format);

} // namespace breakeven
