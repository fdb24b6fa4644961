// SPDX-License-Identifier: GPL-3.0-or-later
#include "shown_plot.h"

#include "app/charts/chart_builder.h"

#include <QApplication>
#include <QGraphicsView>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <array>
#include <utility>

namespace breakeven {

namespace {

QStringList& warnings()
{
    static QStringList list;
    return list;
}

void note(QtMsgType type, const QMessageLogContext& /*context*/, const QString& text)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !text.contains(QLatin1String("This plugin does not")))
        warnings().append(text);
}

} // namespace

QStringList takeWarnings()
{
    return std::exchange(warnings(), {});
}

void collectWarnings()
{
    qInstallMessageHandler(note);
}

ChartData chartOf(const ExampleRun& run)
{
    const std::array runs{ChartedRun{&run.header, &run.analysis}};
    return latencyChart(runs);
}

std::unique_ptr<PlotView> shownPlot()
{
    auto view = std::make_unique<PlotView>();
    view->resize(1000, 640);
    view->setData(chartOf(exampleRun(1)));
    view->show();
    if (!QTest::qWaitForWindowExposed(view.get()))
        return nullptr;
    QApplication::processEvents();
    return view;
}

QWidget* viewportOf(const PlotView& view)
{
    return view.findChild<QGraphicsView*>()->viewport();
}

QImage pictureOf(PlotView& view)
{
    QApplication::processEvents();
    return view.grab().toImage();
}

std::optional<QPoint> pointOf(PlotView& view, const QString& series)
{
    QSignalSpy clicked(&view, &PlotView::pointClicked);
    for (int x = 90; x < view.width() - 10; x += 20)
        for (int y = 20; y < view.height() - 60; y += 20) {
            QTest::mouseClick(viewportOf(view), Qt::LeftButton, {}, {x, y});
            if (!clicked.isEmpty() && clicked.takeLast().at(0).toString() == series)
                return QPoint(x, y);
        }
    return std::nullopt;
}

void turnWheel(QWidget* widget, QPointF at, int notches)
{
    QWheelEvent event(at, widget->mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

} // namespace breakeven
