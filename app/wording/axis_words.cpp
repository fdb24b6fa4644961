// SPDX-License-Identifier: GPL-3.0-or-later

// All that is said of an axis by its kind.

#include "app/wording/names.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct AxisWords
{
    const char* name;
    const char* shortName;
    AxisSentences sentences;
};

constexpr AxisWords roundTrip{
    .name = QT_TRANSLATE_NOOP("breakeven::Names", "Network round trip"),
    .shortName = QT_TRANSLATE_NOOP("breakeven::Names", "Round trip"),
    .sentences =
        {
            .above = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads once %1 is more than %2 away."),
            .below = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads only while %1 is less than %2 away."),
            .between =
                QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads while %1 is between %2 and %3 away."),
            .everywhere = QT_TRANSLATE_N_NOOP("VerdictText",
                                              "Use %n threads for %1 at every distance measured (up to %2)."),
            .nowhere = QT_TRANSLATE_NOOP("VerdictText",
                                         "Keep one thread for %1 at every distance measured (up to %2)."),
            .noMatter = QT_TRANSLATE_N_NOOP(
                "VerdictText",
                "For %1 one thread and %n threads differ by less than %4 at every distance (up to %2)."),
        },
};

constexpr AxisWords payload{
    .name = QT_TRANSLATE_NOOP("breakeven::Names", "Object size"),
    .shortName = QT_TRANSLATE_NOOP("breakeven::Names", "Size"),
    .sentences =
        {
            .above =
                QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 once objects are larger than %2."),
            .below = QT_TRANSLATE_N_NOOP("VerdictText",
                                         "Use %n threads for %1 only while objects are smaller than %2."),
            .between = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 while objects are between %2 and %3 large."),
            .everywhere = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 at every object size measured (%3 to %2)."),
            .nowhere = QT_TRANSLATE_NOOP("VerdictText",
                                         "Keep one thread for %1 at every object size measured (%3 to %2)."),
            .noMatter = QT_TRANSLATE_N_NOOP(
                "VerdictText",
                "For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2)."),
        },
};

constexpr AxisWords compute{
    .name = QT_TRANSLATE_NOOP("breakeven::Names", "Compute per operation"),
    .shortName = QT_TRANSLATE_NOOP("breakeven::Names", "Compute"),
    .sentences =
        {
            .above = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 once an operation computes for more than %2."),
            .below = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 only while an operation computes for less than %2."),
            .between = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 while an operation computes for between %2 and %3."),
            .everywhere = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 with every amount of compute measured (up to %2)."),
            .nowhere = QT_TRANSLATE_NOOP(
                "VerdictText", "Keep one thread for %1 with every amount of compute measured (up to %2)."),
            .noMatter =
                QT_TRANSLATE_N_NOOP("VerdictText", "For %1 one thread and %n threads differ by less than %4 "
                                                   "with every amount of compute (up to %2)."),
        },
};

constexpr AxisWords items{
    .name = QT_TRANSLATE_NOOP("breakeven::Names", "Items per batch"),
    .shortName = QT_TRANSLATE_NOOP("breakeven::Names", "Items"),
    .sentences =
        {
            .above =
                QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 once a batch has more than %2."),
            .below = QT_TRANSLATE_N_NOOP("VerdictText",
                                         "Use %n threads for %1 only while a batch has less than %2."),
            .between = QT_TRANSLATE_N_NOOP("VerdictText",
                                           "Use %n threads for %1 while a batch has between %2 and %3."),
            .everywhere = QT_TRANSLATE_N_NOOP(
                "VerdictText", "Use %n threads for %1 at every batch size measured (%3 to %2)."),
            .nowhere = QT_TRANSLATE_NOOP("VerdictText",
                                         "Keep one thread for %1 at every batch size measured (%3 to %2)."),
            .noMatter = QT_TRANSLATE_N_NOOP(
                "VerdictText",
                "For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2)."),
        },
};

// Says its verdicts in other words altogether.
constexpr AxisWords threads{
    .name = QT_TRANSLATE_NOOP("breakeven::Names", "Threads"),
    .shortName = QT_TRANSLATE_NOOP("breakeven::Names", "Threads"),
    .sentences = roundTrip.sentences,
};

const AxisWords& wordsOf(AxisKind axis)
{
    switch (axis) {
    case AxisKind::Threads:
        break;
    case AxisKind::RttUs:
        return roundTrip;
    case AxisKind::PayloadBytes:
        return payload;
    case AxisKind::ComputeUs:
        return compute;
    case AxisKind::Items:
        return items;
    }
    return threads;
}

} // namespace

QString axisName(AxisKind axis)
{
    return QCoreApplication::translate("breakeven::Names", wordsOf(axis).name);
}

QString axisShortName(AxisKind axis)
{
    return QCoreApplication::translate("breakeven::Names", wordsOf(axis).shortName);
}

const AxisSentences& sentencesOf(AxisKind axis)
{
    return wordsOf(axis).sentences;
}

} // namespace breakeven
