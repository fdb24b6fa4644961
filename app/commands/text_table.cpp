// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/text_table.h"

#include <algorithm>
#include <utility>

namespace breakeven {

void TextTable::add(QStringList row)
{
    for (QString& cell : row) // a name from outside may hold line breaks, which would end the row
        cell.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    m_rows.push_back(std::move(row));
}

QString TextTable::text(const QString& indent) const
{
    std::vector<qsizetype> widths;
    for (const QStringList& row : m_rows) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(row.size())), 0);
        for (qsizetype i = 0; i < row.size(); ++i) {
            auto& width = widths[static_cast<std::size_t>(i)];
            width = std::max(width, row[i].size());
        }
    }

    QString all;
    for (const QStringList& row : m_rows) {
        QString line = indent;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const qsizetype width = widths[static_cast<std::size_t>(i)];
            line +=
                i == 0 ? row[i].leftJustified(width) : QStringLiteral("  ") + row[i].rightJustified(width);
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        all += line + QLatin1Char('\n');
    }
    return all;
}

} // namespace breakeven
