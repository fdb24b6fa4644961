// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/manual.h"

#include <QFile>
#include <QtGlobal>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr std::array topics{
    ManualTopic{.name = "window",
                .summary = QT_TRANSLATE_NOOP(
                    "breakeven", "The window: setting up, plans, what happens while a run goes on, help.")},
    ManualTopic{.name = "measuring",
                .summary = QT_TRANSLATE_NOOP(
                    "breakeven", "What is measured and how, and how the answer is found: every definition.")},
    ManualTopic{
        .name = "targets",
        .summary = QT_TRANSLATE_NOOP(
            "breakeven", "Files, remote folders, Redis and Ceph: addresses, checks, what can go wrong.")},
    ManualTopic{
        .name = "plans-and-files",
        .summary = QT_TRANSLATE_NOOP(
            "breakeven", "Plans, a batch of your own, run files, and what the commands print as JSON.")},
    ManualTopic{
        .name = "figures",
        .summary = QT_TRANSLATE_NOOP(
            "breakeven", "How well the program measures: its benches and the coverage of its intervals.")},
    ManualTopic{.name = "carrying-on",
                .summary = QT_TRANSLATE_NOOP(
                    "breakeven",
                    "The source code: its rooms, and how to add a back end, an axis, an arm or a view.")},
};

} // namespace

std::span<const ManualTopic> manualTopics()
{
    return topics;
}

const ManualTopic* manualTopicNamed(const QString& name)
{
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const ManualTopic& topic) {
        return name == QLatin1String(topic.name);
    });
    return found == topics.end() ? nullptr : &*found;
}

QString manualText(const ManualTopic& topic)
{
    QFile file(QStringLiteral(":/manual/%1.md").arg(QLatin1String(topic.name)));
    // A test reads all of them: they can't be missing on a user's machine.
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s in the manual", topic.name);
    const QString text = QString::fromUtf8(file.readAll());
    return text.mid(text.indexOf(QLatin1String("# "))); // after the licence's line
}

} // namespace breakeven
