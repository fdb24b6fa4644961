// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/csv_cell.h"

#include <algorithm>

namespace breakeven {

QString withoutFormula(const QString& text)
{
    static const QString formula = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && formula.contains(text.front()) ? QLatin1Char('\'') + text : text;
}

QString csvCell(const QString& text)
{
    static const QString special = QStringLiteral(",\"\n\r");
    QString cell = withoutFormula(text);
    if (std::any_of(cell.cbegin(), cell.cend(), [](QChar one) { return special.contains(one); }))
        cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return cell;
}

} // namespace breakeven
