// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/shown_table.h"

#include "core/runs/csv_cell.h"

#include <QAbstractItemModel>
#include <QRegularExpression>

#include <numeric>

namespace breakeven {

namespace {

QString plain(QString cell)
{
    static const QRegularExpression breaks(QStringLiteral("[\\r\\n\\t\\x{2028}\\x{2029}]+"));
    return cell.replace(QChar::Nbsp, QLatin1Char(' ')).replace(breaks, QStringLiteral(" ")).trimmed();
}

QString markdownCell(const QString& cell)
{
    static const QRegularExpression special(QStringLiteral("([\\\\`*_{}\\[\\]<>#|~&!])"));
    return QString(cell).replace(special, QStringLiteral("\\\\1"));
}

QString line(const QStringList& cells, TableFormat format)
{
    QStringList written;
    for (const QString& shown : cells) {
        const QString cell = plain(shown);
        switch (format) {
        case TableFormat::Csv:
            written.append(csvCell(cell));
            break;
        case TableFormat::TabSeparated:
            written.append(withoutFormula(cell));
            break;
        case TableFormat::Markdown:
            written.append(markdownCell(cell));
            break;
        }
    }
    switch (format) {
    case TableFormat::Csv:
        return written.join(QLatin1Char(',')) + QLatin1Char('\n');
    case TableFormat::TabSeparated:
        return written.join(QLatin1Char('\t')) + QLatin1Char('\n');
    case TableFormat::Markdown:
        break;
    }
    return QStringLiteral("| ") + written.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

} // namespace

ShownTable shownTable(const QAbstractItemModel& model, std::span<const int> columns)
{
    std::vector<int> shown(columns.begin(), columns.end());
    if (shown.empty()) {
        shown.resize(static_cast<std::size_t>(model.columnCount()));
        std::iota(shown.begin(), shown.end(), 0);
    }
    ShownTable table;
    for (const int column : shown)
        table.head.append(model.headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : shown)
            cells.append(model.index(row, column).data().toString());
        table.rows.push_back(cells);
    }
    return table;
}

QString textOf(const ShownTable& table, TableFormat format)
{
    QString text = line(table.head, format);
    if (format == TableFormat::Markdown)
        text +=
            QStringLiteral("|") + QStringLiteral(" --- |").repeated(table.head.size()) + QLatin1Char('\n');
    for (const QStringList& row : table.rows)
        text += line(row, format);
    return text;
}

} // namespace breakeven
