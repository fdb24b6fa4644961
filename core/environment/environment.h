// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/python_facts.h"
#include "core/environment/target_facts.h"

#include <QString>
#include <QStringList>

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
    QString virtualization; // "kvm"; empty: none seen
    double load1 = 0;       // load average of a minute, before the run
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

// Reads what this machine says of itself; what it doesn't say stays empty. Reads a few small files
// under /proc and /sys: under 5 ms, but not for the GUI thread. Thread-safe.
[[nodiscard]] Environment readEnvironment();

// What in `environment` spoils a measurement, as sentences in the user's language ("load 3.1 on 2 cores: …").
[[nodiscard]] QStringList findings(const Environment& environment);

} // namespace breakeven
