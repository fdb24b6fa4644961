// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

constexpr AxisSentences RoundTrip{
    .above = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads once %1 is more than %2 away."),
    .below = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads only while %1 is less than %2 away."),
    .between = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads while %1 is between %2 and %3 away."),
    .everywhere =
        QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 at every distance measured (up to %2)."),
    .nowhere =
        QT_TRANSLATE_NOOP("VerdictText", "Keep one thread for %1 at every distance measured (up to %2)."),
    .noMatter = QT_TRANSLATE_N_NOOP(
        "VerdictText",
        "For %1 one thread and %n threads differ by less than %4 at every distance (up to %2)."),
};

constexpr AxisSentences Payload{
    .above = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 once objects are larger than %2."),
    .below =
        QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 only while objects are smaller than %2."),
    .between = QT_TRANSLATE_N_NOOP("VerdictText",
                                   "Use %n threads for %1 while objects are between %2 and %3 large."),
    .everywhere =
        QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 at every object size measured (%3 to %2)."),
    .nowhere =
        QT_TRANSLATE_NOOP("VerdictText", "Keep one thread for %1 at every object size measured (%3 to %2)."),
    .noMatter = QT_TRANSLATE_N_NOOP(
        "VerdictText",
        "For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2)."),
};

constexpr AxisSentences Compute{
    .above = QT_TRANSLATE_N_NOOP("VerdictText",
                                 "Use %n threads for %1 once an operation computes for more than %2."),
    .below = QT_TRANSLATE_N_NOOP("VerdictText",
                                 "Use %n threads for %1 only while an operation computes for less than %2."),
    .between = QT_TRANSLATE_N_NOOP(
        "VerdictText", "Use %n threads for %1 while an operation computes for between %2 and %3."),
    .everywhere = QT_TRANSLATE_N_NOOP(
        "VerdictText", "Use %n threads for %1 with every amount of compute measured (up to %2)."),
    .nowhere = QT_TRANSLATE_NOOP("VerdictText",
                                 "Keep one thread for %1 with every amount of compute measured (up to %2)."),
    .noMatter = QT_TRANSLATE_N_NOOP(
        "VerdictText",
        "For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2)."),
};

constexpr AxisSentences Items{
    .above = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 once a batch has more than %2."),
    .below = QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 only while a batch has less than %2."),
    .between =
        QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 while a batch has between %2 and %3."),
    .everywhere =
        QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 at every batch size measured (%3 to %2)."),
    .nowhere =
        QT_TRANSLATE_NOOP("VerdictText", "Keep one thread for %1 at every batch size measured (%3 to %2)."),
    .noMatter = QT_TRANSLATE_N_NOOP(
        "VerdictText",
        "For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2)."),
};

} // namespace

const AxisSentences& sentencesOf(AxisKind axis)
{
    switch (axis) {
    case AxisKind::PayloadBytes:
        return Payload;
    case AxisKind::ComputeUs:
        return Compute;
    case AxisKind::Items:
        return Items;
    case AxisKind::RttUs:
    case AxisKind::Threads: // says its verdicts in other words altogether
        break;
    }
    return RoundTrip;
}

QString verdictSentence(const char* sentence, int threads, std::initializer_list<QString> parts)
{
    // A sentence without %n has one form only, which a number would look for in vain.
    const bool counts = QLatin1String(sentence).contains(QLatin1String("%n"));
    const QString pattern =
        QCoreApplication::translate("VerdictText", sentence, nullptr, counts ? threads : -1);
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place =
            pattern.at(i) == QLatin1Char('%') && i + 1 < pattern.size() ? pattern.at(i + 1).digitValue() : -1;
        if (place >= 1 && static_cast<std::size_t>(place) <= parts.size()) {
            text += *(parts.begin() + (place - 1));
            ++i;
        } else {
            text += pattern.at(i);
        }
    }
    return text;
}

} // namespace breakeven
