// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace breakeven {

namespace {

struct RunnerWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Runner)
};

struct RunSessionWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunSession)
};

struct PresetsWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Presets)
};

QString seconds(const std::vector<Figure>& figures, std::size_t place)
{
    return QLocale().toString(numberOf(figures, place), 'g', 3);
}

QString dataSize(const std::vector<Figure>& figures, std::size_t place)
{
    return QLocale::c().formattedDataSize(
        static_cast<qint64>(std::clamp(numberOf(figures, place), 0.0, 1e18)));
}

} // namespace

QString wordsOf(ExperimentCode code, const std::vector<Figure>& figures)
{
    switch (code) {
    case ExperimentCode::BrokeOff:
        return filled(RunnerWords::tr("The run broke off by a fault of the program: %1"), figures);
    case ExperimentCode::BatchTooLong:
        return filled(RunnerWords::tr("A batch with each arm takes at least %1 s here, and the budget is %2 "
                                      "s; ask for less, or for longer."),
                      {seconds(figures, 1), seconds(figures, 2)});
    case ExperimentCode::NoTargetLeft:
        return filled(RunnerWords::tr("No target is left to measure."), figures);
    case ExperimentCode::Silent:
        return filled(RunSessionWords::tr("The run ended without a word."), figures);
    case ExperimentCode::Impossible:
        return filled(
            ErrorSentences::tr("%1: a batch took less time than its emulated round trips one after another."),
            figures);
    case ExperimentCode::OwnStorageNear:
        return filled(
            ErrorSentences::tr("%1 reads or writes by itself, and the network in front of this target "
                               "is emulated by waits in Breakeven's own calls, so it would not wait "
                               "at all. Measure it over Redis, whose bytes pass a relay, on a real "
                               "remote folder, or without an emulated network; or replace only work."),
            figures);
    case ExperimentCode::NothingMeasured:
        return RunnerWords::tr("Nothing was measured in this run that could be measured longer.");
    case ExperimentCode::OtherVersion:
        return filled(RunnerWords::tr("Breakeven %1 measured this run, and this is %2: what both measure "
                                      "doesn't belong in one run. Run it again instead."),
                      figures);
    case ExperimentCode::OtherConditions:
        return RunnerWords::tr("The run can't be measured longer, as it isn't what it was: run it again.");
    }
    return {};
}

QString wordsOf(ExperimentReason code, const std::vector<Figure>& figures)
{
    switch (code) {
    case ExperimentReason::Presets:
        return filled(PresetsWords::tr("there are: %1"), figures);
    case ExperimentReason::Shorter:
        return QStringLiteral("%1 ms < %2 ms")
            .arg(numberOf(figures, 0), 0, 'g', 4)
            .arg(numberOf(figures, 1), 0, 'g', 4);
    case ExperimentReason::NeedsMoreSpace:
        return QStringLiteral("%1 > %2").arg(dataSize(figures, 0), dataSize(figures, 1));
    }
    return {};
}

QString wordsOf(ExperimentPlace code)
{
    switch (code) {
    case ExperimentPlace::Preset:
        return PresetsWords::tr("The preset “%1”");
    case ExperimentPlace::Unknown:
        return RunnerWords::tr("unknown");
    }
    return {};
}

} // namespace breakeven
