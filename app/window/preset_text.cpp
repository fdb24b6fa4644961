// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/preset_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

constexpr auto context = "breakeven::PresetText";

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

QString translated(const QString& text)
{
    return QCoreApplication::translate(context, text.toUtf8().constData());
}

} // namespace

Preset inYourLanguage(const Preset& preset)
{
    Preset result = preset;
    result.description = translated(preset.description);
    result.plan.title = translated(preset.plan.title);
    for (Target& target : result.plan.targets)
        target.name = translated(target.name);
    return result;
}

} // namespace breakeven
