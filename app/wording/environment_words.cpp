// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace breakeven {

namespace {

struct EnvironmentWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Environment)
};

QString number(const std::vector<Figure>& figures, std::size_t place, int decimals)
{
    return QLocale().toString(numberOf(figures, place), 'f', decimals);
}

} // namespace

QString wordsOf(EnvironmentFinding code, const std::vector<Figure>& figures)
{
    switch (code) {
    case EnvironmentFinding::Load:
        return EnvironmentWords::tr("Load %1 on %n cores: other programs compete with the measurement.",
                                    nullptr, static_cast<int>(numberOf(figures, 0)))
            .arg(number(figures, 1, 1));
    case EnvironmentFinding::CpuQuota:
        return EnvironmentWords::tr("A CPU quota of %1 cores holds: threads are stopped now and then.")
            .arg(number(figures, 0, 1));
    case EnvironmentFinding::FewerCores:
        return EnvironmentWords::tr("Only %1 of %n cores may be used.", nullptr,
                                    static_cast<int>(numberOf(figures, 0)))
            .arg(textAt(figures, 1));
    case EnvironmentFinding::Governor:
        return filled(EnvironmentWords::tr("The CPU governor is “%1”: latencies of a waking core are long."),
                      figures);
    case EnvironmentFinding::Battery:
        return EnvironmentWords::tr("The machine runs on battery: its clock changes.");
    case EnvironmentFinding::VirtualMachine:
        return filled(EnvironmentWords::tr("This is a virtual machine (%1): its host may take cores away, "
                                           "and a sleeping core wakes late."),
                      figures);
    case EnvironmentFinding::InMemory:
        return filled(EnvironmentWords::tr("%1 lies in memory (%2), which is no disk."), figures);
    case EnvironmentFinding::MountedSync:
        return filled(EnvironmentWords::tr("%1 is mounted with “sync”: every write waits for the disk."),
                      figures);
    case EnvironmentFinding::NoNumpy:
        return filled(EnvironmentWords::tr("Python %1 (%2) has no numpy: its workload is pure Python, which "
                                           "computes longer under the GIL."),
                      figures);
    case EnvironmentFinding::UsualPythonCosts:
        return filled(EnvironmentWords::tr("No Python was found: beside the held time that was set, the "
                                           "model of the GIL goes by the usual costs of %1 %2."),
                      figures);
    case EnvironmentFinding::Steal:
        return EnvironmentWords::
            tr("Steal %1 %: the host of this virtual machine took the cores away for that share of the run.")
                .arg(number(figures, 0, 0));
    case EnvironmentFinding::LoadAtEnd:
        return EnvironmentWords::tr("Load %1 on %n cores at the end of the run, which was not there before "
                                    "it: other programs came while it went on.",
                                    nullptr, static_cast<int>(numberOf(figures, 0)))
            .arg(number(figures, 1, 1));
    }
    return {};
}

} // namespace breakeven
