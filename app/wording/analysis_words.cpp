// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct ForecastWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

struct ComparisonWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Comparison)
};

QString setting(const std::vector<Figure>& figures, std::size_t place)
{
    const QString value = textAt(figures, place);
    return value.isEmpty() ? ComparisonWords::tr("not set") : value;
}

} // namespace

QString wordsOf(ForecastReason code)
{
    switch (code) {
    case ForecastReason::TooFewSamples:
        return ForecastWords::tr("%1 points and arms are too few, it takes %2");
    case ForecastReason::Misses:
        return ForecastWords::tr("it misses points left out by %1 %");
    case ForecastReason::MissesOneInTen:
        return ForecastWords::tr("it misses one in ten of the points left out by %1 %");
    case ForecastReason::OtherAxis:
        return ForecastWords::tr("the run varies neither the round trip nor the threads alone");
    case ForecastReason::OneRoundTrip:
        return ForecastWords::tr("the run measured only one round trip, %1 µs");
    case ForecastReason::FewThreadCounts:
        return ForecastWords::tr("the run measured fewer than three thread counts, which tell nothing of %1");
    case ForecastReason::RoundTripTooLong:
        return ForecastWords::tr("%1 µs is too far beyond the longest round trip measured, %2 µs");
    case ForecastReason::TooManyThreads:
        return ForecastWords::tr("%1 threads are too far beyond the most measured, %2");
    }
    return {};
}

QString wordsOf(ForecastPlace code)
{
    switch (code) {
    case ForecastPlace::CostModel:
        return ForecastWords::tr("the cost model");
    case ForecastPlace::Prediction:
        return ForecastWords::tr("the prediction");
    }
    return {};
}

QString wordsOf(ComparisonWarning code, const std::vector<Figure>& figures)
{
    switch (code) {
    case ComparisonWarning::NothingInCommon:
        return filled(ComparisonWords::tr("The runs have no target, runtime and point in common."), figures);
    case ComparisonWarning::Machines:
        return filled(ComparisonWords::tr("The runs come from different machines: %1 and %2."), figures);
    case ComparisonWarning::Processors:
        return filled(ComparisonWords::tr("The processors differ: %1 and %2."), figures);
    case ComparisonWarning::CoreCounts:
        return filled(ComparisonWords::tr("The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable)."),
                      figures);
    case ComparisonWarning::Kernels:
        return filled(ComparisonWords::tr("The kernels differ: %1 and %2."), figures);
    case ComparisonWarning::TargetSetting:
        return filled(ComparisonWords::tr("%1 is not the same target in both runs: its “%2” is %3 and %4."),
                      {textAt(figures, 0), textAt(figures, 1), setting(figures, 2), setting(figures, 3)});
    case ComparisonWarning::Endpoints:
        return filled(ComparisonWords::tr("%1 lies at different places: %2 and %3."), figures);
    case ComparisonWarning::ServerVersions:
        return filled(ComparisonWords::tr("%1 has different versions of its server: %2 and %3."), figures);
    case ComparisonWarning::FileSystems:
        return filled(ComparisonWords::tr("%1 lies on different file systems: %2 and %3."), figures);
    case ComparisonWarning::MountOptions:
        return filled(ComparisonWords::tr("%1 is mounted in different ways: “%2” and “%3”."), figures);
    case ComparisonWarning::Pythons:
        return filled(ComparisonWords::tr("The Pythons differ: %1 and %2."), figures);
    case ComparisonWarning::Workloads:
        return filled(ComparisonWords::tr("The workloads differ, and with them what a batch is."), figures);
    case ComparisonWarning::Pools:
        return filled(
            ComparisonWords::tr("One run keeps its pool of threads, the other makes one for every batch."),
            figures);
    case ComparisonWarning::CoresConditions:
        return filled(
            ComparisonWords::tr("In one run the cores were kept awake, in the other they were as they are."),
            figures);
    case ComparisonWarning::Networks:
        return filled(ComparisonWords::tr("The emulated networks differ."), figures);
    }
    return {};
}

} // namespace breakeven
