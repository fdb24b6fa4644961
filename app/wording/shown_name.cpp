// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/shown_name.h"

#include "app/wording/names.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>
#include <QStringList>

namespace breakeven {

namespace {

// The presets' words, for the catalogues: translators don't read JSON.
[[maybe_unused]] constexpr const char* words[]{
    QT_TRANSLATE_NOOP("breakeven::PresetText", "First look"),
    QT_TRANSLATE_NOOP("breakeven::PresetText",
                      "From which network distance on do 6 threads, started for every batch as in the blog "
                      "post, pay off?"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "The blog post"),
    QT_TRANSLATE_NOOP(
        "breakeven::PresetText",
        "Do threads win and lose on this machine where they did in the post that began it all?"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "How big a file?"),
    QT_TRANSLATE_NOOP("breakeven::PresetText",
                      "From which size of an item on do threads pay off, with no network in between?"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "How many threads?"),
    QT_TRANSLATE_NOOP("breakeven::PresetText",
                      "How many threads are best for Redis on another host, and for a local file?"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "local file"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "file, local"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "redis, local"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "file, farther host"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "redis, farther host"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "file, nearer host"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "redis, nearer host"),
    QT_TRANSLATE_NOOP("breakeven::PresetText", "redis, 0.4 ms away"),
};

} // namespace

QString shownName(const QString& name)
{
    return name.isEmpty() ? name
                          : QCoreApplication::translate("breakeven::PresetText", name.toUtf8().constData());
}

QString shownTitle(const QString& title)
{
    const qsizetype dot = title.lastIndexOf(QStringLiteral(" · "));
    const auto axis = axisFromString(dot < 0 ? QString() : title.mid(dot + 3));
    if (!axis.ok())
        return shownName(title);
    QStringList names;
    for (const QString& name : title.left(dot).split(QStringLiteral(" + ")))
        names.append(shownName(name));
    return QStringLiteral("%1 · %2").arg(names.join(QStringLiteral(", ")), axisName(axis.value()));
}

} // namespace breakeven
