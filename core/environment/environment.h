// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"
#include "core/environment/python_facts.h"
#include "core/environment/target_facts.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace breakeven {

// The machine and the software under which a run is measured.
struct Environment
{
    QString host;
    QString operatingSystem; // "Debian GNU/Linux 12 (bookworm)"
    QString kernel;          // "6.1.0-18-amd64"
    QString cpuModel;
    int cores = 0;                  // online
    int usableCores = 0;            // by affinity
    std::optional<double> cpuQuota; // cores' worth that the cgroup allows
    QString governor;               // of core 0; empty: unknown
    std::optional<bool> turbo;
    std::optional<bool> onBattery;
    QString virtualization;      // "kvm"; empty: none seen
    bool coresKeptAwake = false; // while blocks were measured
    bool placementDrawn = false; // of relay, workers and own server, for each arm of each block
    double load1 = 0;            // load average of a minute, before the run; holds a run just ended, too
    std::chrono::milliseconds waitedForQuiet{}; // before the run, for other programs to leave the cores
    // Cores' worth that other programs used in a moment just before the run; none: not known.
    std::optional<double> otherLoad;
    qint64 memoryBytes = 0;
    QString breakevenVersion;
    QString qtVersion;
    QString hiredisVersion;
    std::chrono::nanoseconds
        workloadCost{}; // of one operation's fake work at the plan's payload, median; 0: not measured
    std::chrono::nanoseconds pythonWorkloadCost{}; // likewise, in Python; 0: not measured
    std::chrono::nanoseconds switchCost{};         // of switching threads on one core; 0: not measured
    std::vector<TargetFacts> targets;
    std::vector<PythonFacts> pythons; // each once

    friend bool operator==(const Environment&, const Environment&) = default;
};

// How many cores' worth of time this process gets, by affinity and cgroup quota; 0: not known.
[[nodiscard]] double coresToUse(const Environment& environment);

// What went on beside a run.
struct MachineStrain
{
    std::optional<double> otherLoad; // cores' worth that other programs used in a moment just after it
    std::optional<double> stolen;    // 0 ... 1 of the cores' time, that the host took away during it

    friend bool operator==(const MachineStrain&, const MachineStrain&) = default;
};

// Reads what this machine says of itself; what it doesn't say stays empty. Reads a few small files
// under /proc and /sys: under 5 ms, but not for the GUI thread. Thread-safe. `root` is put before the paths
// of the CPU quota and of the power supplies, for tests.
[[nodiscard]] Environment readEnvironment(const QString& root = {});

// What in `environment` spoils a measurement: EnvironmentFinding with its figures.
[[nodiscard]] std::vector<Phrase> findings(const Environment& environment);
// What during a run did, that was not there before it.
[[nodiscard]] std::vector<Phrase> findings(const Environment& environment, const MachineStrain& strain);

} // namespace breakeven
