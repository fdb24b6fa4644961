// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawing/drawing.h"

#include "app/drawing/chart_verb.h"
#include "app/drawing/report_verb.h"
#include "app/theme/application_theme.h"

#include <QApplication>

namespace breakeven {

namespace {

std::unique_ptr<QCoreApplication> offscreenApplication(int& argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    auto application = std::make_unique<QApplication>(argc, argv);
    QApplication::setFont(productFont());
    return application;
}

} // namespace

Drawing drawing()
{
    return {.application = offscreenApplication, .chart = chartVerb, .report = reportVerb};
}

} // namespace breakeven
