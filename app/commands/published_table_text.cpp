// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/published_table_text.h"

#include "app/commands/result_text.h"
#include "app/commands/text_table.h"
#include "app/wording/published_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

QString publishedTableText(const PublishedTable& table)
{
    if (table.empty())
        return {};
    TextTable text(publishedHead());
    for (const PublishedLine& line : publishedLines(table)) {
        QStringList cells = line.cells;
        if (!line.isPost)
            cells.front().prepend(QStringLiteral("  "));
        text.add(cells);
    }
    return Words::tr("The post's table\n") + text.text(QStringLiteral("  ")) + QStringLiteral("  ") +
           publishedNote() + QLatin1Char('\n');
}

QString publishedDifferencesText(const PublishedTable& table)
{
    return sectionText(Words::tr("Where it differs from the post"), publishedDifferences(table));
}

} // namespace breakeven
