// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_parts.h"
#include "app/wording/names.h"

#include <QAccessible>

#include <algorithm>
#include <optional>

namespace breakeven {

PlotPanel* PlotView::Parts::panelAt(QPointF pixel) const
{
    for (const auto& panel : panels)
        if (panel->isVisible() && panel->geometry().area.adjusted(-2, -2, 2, 2).contains(pixel))
            return panel.get();
    return nullptr;
}

PlotPanel* PlotView::Parts::currentPanel() const
{
    const std::size_t panel = enlarged.value_or(current);
    return panel < panels.size() ? panels[panel].get() : nullptr;
}

void PlotView::Parts::point(QPointF pixel)
{
    const PlotPanel* panel = panelAt(pixel);
    const bool isHead = panels.size() > 1 && std::any_of(panels.begin(), panels.end(), [&](const auto& one) {
                            return one->isVisible() && one->headRect().contains(pixel);
                        });
    graphics->viewport()->setCursor(isHead ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (panel == nullptr)
        return setCross({}, {});
    const std::optional<double> place = panel->placeNear(pixel);
    const std::optional<Arm> arm = panel->armNear(pixel);
    setCross(place ? std::optional(PlotPlace{panel->index(), *place}) : std::nullopt,
             arm ? std::optional(PlotState::Looked{panel->index(), *arm}) : std::nullopt);
    if (place) {
        current = panel->index();
        return;
    }
    // Samples have no common places: what lies under the pointer is read.
    const auto near = panel->pointNear(pixel);
    if (!near)
        return readOut->setReading({}, {});
    const auto& [series, measured, distance] = *near;
    QString figures = QStringLiteral("%1 · %2").arg(state.y.text(measured->y), state.x.text(measured->x));
    if (measured->low != measured->high)
        figures += QStringLiteral(" · ") +
                   PlotView::tr("%1 to %2").arg(state.y.text(measured->low), state.y.text(measured->high));
    if (measured->extremes)
        figures += PlotView::tr(", extremes %1 and %2")
                       .arg(state.y.text(measured->extremes->low), state.y.text(measured->extremes->high));
    const QString name = series->arm ? armShortName(*series->arm) : series->label;
    readOut->setReading(PlotReading{.title = name, .head = {}, .lines = {{.cells = {figures}}}},
                        panel->geometry().pixel(measured->x, measured->y));
}

void PlotView::Parts::click(QPointF pixel)
{
    for (const auto& panel : panels) {
        if (!panel->isVisible())
            continue;
        const bool isHead = panel->headRect().contains(pixel);
        if (!isHead && !panel->geometry().area.contains(pixel))
            continue;
        current = panel->index();
        if (const auto near = isHead ? std::nullopt : panel->pointNear(pixel)) {
            if (!near->series->predicted)
                emit view->pointClicked(near->series->key, near->point->place());
            return;
        }
        if (panels.size() > 1)
            view->enlarge(enlarged ? std::nullopt : std::optional(panel->index()));
        return;
    }
}

void PlotView::Parts::pressKey(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return stepCross(-1);
    case Qt::Key_Right:
        return stepCross(1);
    case Qt::Key_Up:
        return stepPanel(-1);
    case Qt::Key_Down:
        return stepPanel(1);
    default:
        if (panels.size() > 1)
            view->enlarge(enlarged ? std::nullopt : std::optional(current));
    }
}

void PlotView::Parts::stepCross(int steps)
{
    const std::size_t panel = enlarged.value_or(current);
    const std::vector<double> places = state.placesOf(panel);
    if (places.empty())
        return;
    auto at = steps > 0 ? std::size_t{0} : places.size() - 1; // where none is read yet
    if (state.cross && state.cross->panel == panel) {
        const auto now = std::lower_bound(places.begin(), places.end(), state.cross->place) - places.begin();
        at = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(now + steps, 0, static_cast<std::ptrdiff_t>(places.size()) - 1));
    }
    setCross(PlotPlace{panel, places[at]}, {}, true);
    QAccessibleEvent event(view, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void PlotView::Parts::stepPanel(int steps)
{
    if (panels.size() < 2)
        return;
    const auto count = static_cast<std::ptrdiff_t>(panels.size());
    current = static_cast<std::size_t>(
        (static_cast<std::ptrdiff_t>(enlarged.value_or(current)) + steps + count) % count);
    const std::optional<double> place = state.cross ? std::optional(state.cross->place) : std::nullopt;
    if (enlarged)
        view->enlarge(current);
    const std::vector<double> places = state.placesOf(current);
    if (places.empty())
        return setCross({}, {});
    const bool isThere = place && std::binary_search(places.begin(), places.end(), *place);
    setCross(PlotPlace{current, isThere ? *place : places.front()}, {}, true);
    QAccessibleEvent event(view, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void PlotView::Parts::setCross(const std::optional<PlotPlace>& cross,
                               const std::optional<PlotState::Looked>& looked, bool byKeys)
{
    crossByKeys = byKeys;
    if (!cross)
        readOut->setReading({}, {});
    if (cross == state.cross && looked == state.looked)
        return;
    state.cross = cross;
    state.looked = looked;
    for (const auto& panel : panels)
        panel->update();
    updateReadOut();
    tell();
}

void PlotView::Parts::updateReadOut()
{
    const std::optional<PlotReading> reading = readingOf(state);
    if (!reading || state.cross->panel >= panels.size() || !panels[state.cross->panel]->isVisible()) {
        if (state.cross)
            readOut->setReading({}, {});
        return;
    }
    readOut->setReading(reading, panels[state.cross->panel]->pixelOf(state.cross->place).value_or(QPointF()));
}

// What is read, else where arms give way to each other and what each panel says.
void PlotView::Parts::tell()
{
    if (const std::optional<PlotReading> reading = readingOf(state))
        return view->setAccessibleDescription(reading->spoken());
    QStringList sentences;
    for (const auto* crossings : {&state.data.crossings, &state.data.armChanges})
        for (const ChartCrossing& crossing : *crossings)
            if (!crossing.overlay())
                sentences.append(crossing.detail.isEmpty()
                                     ? crossing.headline
                                     : QStringLiteral("%1 (%2)").arg(crossing.headline, crossing.detail));
    for (const ChartPanelHead& head : state.data.panels)
        if (!head.answer.isEmpty())
            sentences.append(QStringLiteral("%1, %2: %3").arg(head.name, head.detail, head.answer));
    view->setAccessibleDescription(sentences.isEmpty() ? state.data.empty
                                                       : sentences.join(QStringLiteral(". ")));
}

} // namespace breakeven
