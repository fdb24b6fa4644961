// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_state.h"

#include "app/window/window_layout.h"

#include <QSettings>
#include <QSplitter>

namespace breakeven {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString columnsKey = QStringLiteral("window/columns");
const QString rowsKey = QStringLiteral("window/rows");

} // namespace

void restoreWindow(QWidget* window, QSplitter* columns, QSplitter* rows)
{
    const QSettings settings;
    window->resize(firstWindowSize(*window->screen()));
    window->restoreGeometry(settings.value(geometryKey).toByteArray());
    columns->restoreState(settings.value(columnsKey).toByteArray());
    rows->restoreState(settings.value(rowsKey).toByteArray());
}

void keepWindow(const QWidget* window, const QSplitter* columns, const QSplitter* rows)
{
    QSettings settings;
    settings.setValue(geometryKey, window->saveGeometry());
    if (columns->count() > 2) // the set-up among them
        settings.setValue(columnsKey, columns->saveState());
    settings.setValue(rowsKey, rows->saveState());
}

} // namespace breakeven
