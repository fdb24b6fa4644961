// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/finding_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

const char* sentenceOf(ReasonKind kind)
{
    switch (kind) {
    case ReasonKind::WaitsOverlap:
        return QT_TRANSLATE_N_NOOP("VerdictText",
                                   "One thread waits %1 of its time; %n threads let these waits overlap.");
    case ReasonKind::CoresCompute:
        return QT_TRANSLATE_N_NOOP("VerdictText", "One thread waits only %1 of its time: %n threads win by "
                                                  "computing on several cores.");
    case ReasonKind::LittleWaiting:
        return QT_TRANSLATE_N_NOOP("VerdictText", "One thread waits only %1 of its time: there is little "
                                                  "waiting that %n threads could overlap.");
    case ReasonKind::WaitsTooShort:
        return QT_TRANSLATE_N_NOOP("VerdictText",
                                   "One thread waits %1 of its time, but that is only %5 an operation: too "
                                   "little to pay for handing operations to %n threads.");
    case ReasonKind::WaitsStay:
        return QT_TRANSLATE_N_NOOP("VerdictText", "One thread waits %1 of its time, but what it waits for "
                                                  "does not get faster with %n threads.");
    case ReasonKind::Waits:
        break;
    case ReasonKind::GainsWithWaiting:
        return QT_TRANSLATE_N_NOOP("VerdictText",
                                   "One thread waits %1 of its time at %2 and %3 at %4: the more it "
                                   "waits, the more %n threads can overlap.");
    case ReasonKind::StaysWithWaiting:
        return QT_TRANSLATE_N_NOOP(
            "VerdictText", "One thread waits %1 of its time at %2 and %3 at %4, but what it waits for "
                           "does not get faster with %n threads.");
    case ReasonKind::WaitsChange:
        return QT_TRANSLATE_NOOP("VerdictText", "One thread waits %1 of its time at %2 and %3 at %4.");
    }
    return QT_TRANSLATE_NOOP("VerdictText", "One thread waits %1 of its time.");
}

const char* sentenceOf(const Pipelining& pipelining)
{
    const bool isOverCounts = pipelining.last.key.axis == AxisKind::Threads;
    switch (pipelining.kind) {
    case PipeliningKind::BeatsEverywhere:
        return isOverCounts
                   ? QT_TRANSLATE_N_NOOP("VerdictText",
                                         "Better than threads for %1: pipeline. One thread that sends a "
                                         "batch's requests together beats %n threads, the best count.")
                   : QT_TRANSLATE_N_NOOP("VerdictText",
                                         "Better than threads for %1: pipeline. One thread that sends a "
                                         "batch's requests together beats %n threads everywhere.");
    case PipeliningKind::BeatsInPlaces:
        return pipelining.beatsAt.size() == 1
                   ? QT_TRANSLATE_N_NOOP("VerdictText", "Pipelining beats %n threads for %1 at %4.")
                   : QT_TRANSLATE_N_NOOP("VerdictText",
                                         "Pipelining beats %n threads for %1 at %2 of %3 values, "
                                         "from %4 to %5.");
    case PipeliningKind::ThreadsFaster:
        return QT_TRANSLATE_N_NOOP("VerdictText", "Pipelining pays for %1, but %n threads are faster still.");
    case PipeliningKind::Pays:
        return QT_TRANSLATE_N_NOOP("VerdictText",
                                   "Pipelining pays for %1; whether more than %n threads do isn't clear.");
    case PipeliningKind::NoGain:
        break;
    }
    return QT_TRANSLATE_NOOP("VerdictText", "Pipelining isn't shown to pay for %1.");
}

} // namespace

QString reasonText(const Reason& reason, AxisKind axis)
{
    return verdictSentence(sentenceOf(reason.kind), reason.threads,
                           {shareText(reason.least.share), axisValueText(axis, reason.least.value),
                            shareText(reason.most.share), axisValueText(axis, reason.most.value),
                            durationText(reason.wait)});
}

QString pipeliningText(const Pipelining& pipelining, const QString& subject)
{
    const AxisKind axis = pipelining.last.key.axis;
    const auto place = [&](bool isFirst) {
        if (pipelining.beatsAt.empty())
            return QString();
        return axisValueText(axis, isFirst ? pipelining.beatsAt.front() : pipelining.beatsAt.back());
    };
    return verdictSentence(sentenceOf(pipelining), pipelining.threads,
                           {subject, QString::number(pipelining.beatsAt.size()),
                            QString::number(pipelining.points), place(true), place(false)});
}

QString pipeliningFigures(const Pipelining& pipelining)
{
    const PointResult& point = pipelining.last;
    const char* sentence =
        point.key.axis == AxisKind::Threads
            ? QT_TRANSLATE_N_NOOP(
                  "VerdictText", "A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits "
                                 "for every answer.")
            : QT_TRANSLATE_N_NOOP("VerdictText",
                                  "At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one "
                                  "that waits for every answer.");
    return verdictSentence(sentence, pipelining.threads,
                           {axisValueText(point.key.axis, point.key.value), durationText(point.latency),
                            durationText(pipelining.threadsBeside.latency),
                            durationText(point.singleLatency)});
}

QString layoutText(const LayoutEffect& effect, AxisKind axis)
{
    QStringList places;
    for (const double place : effect.places)
        places.append(axisValueText(axis, place));
    const QString all = places.join(QLatin1String(", "));
    switch (effect.kind) {
    case LayoutEffectKind::LockDecides:
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "The folder's lock decides: at %1 threads lose in the shared "
                                             "folder, and win with a folder for each item."),
            0, {all});
    case LayoutEffectKind::LayoutDecides:
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText",
                              "The layout decides: at %1 threads win in the shared folder, and "
                              "lose with a folder for each item."),
            0, {all});
    case LayoutEffectKind::GainDiffers:
        break;
    }
    return verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "With a folder for each item the speed-up of %n threads at %1 is %2 "
                            "instead of %3."),
        effect.threads, {all, speedUpText(effect.perItemRatio), speedUpText(effect.sharedRatio)});
}

QString contradictionText(const TextbookContradiction& contradiction, bool severalRuntimes)
{
    const QString place = placeName(contradiction.key, severalRuntimes);
    return contradiction.measured == 1
               ? Words::tr("The textbook's formula asks for %n threads for %1, where one is enough.", nullptr,
                           contradiction.textbook)
                     .arg(place)
               : Words::tr("The textbook's formula asks for one thread for %1, where %n are worth having.",
                           nullptr, contradiction.measured)
                     .arg(place);
}

} // namespace breakeven
