// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "core/base/error.h"

#include <QObject>
#include <QString>

class QWidget;

namespace breakeven {

// Asks where to save a chart and saves it there.
class ChartSaver final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Opens the file dialog over `window`; `format` is "png", "svg" or "pdf".
    void ask(QWidget* window, const ChartData& data, const Theme& theme, const QString& format);

    // Draws now; encodes and writes in the background.
    void save(const ChartData& data, const Theme& theme, const QString& path);

signals:
    void saved(const QString& path);
    void failed(const breakeven::Error& error);
};

} // namespace breakeven
