// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/base/result.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"
#include "core/runtimes/crowd_pace.h"
#include "core/runtimes/python_costs.h"
#include "core/runtimes/runtime.h"
#include "core/runtimes/step_trace.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <cstdint>

// The lines that the runtime "cpython" and its child exchange: JSON objects, one a line, each of ours
// answered by one of the child's. resources/python/README.md describes every message;
// resources/python/breakeven_child.py is the other side.
namespace breakeven::cpython {

inline constexpr int ProtocolVersion = 4;

// What the child is told first.
struct Configuration
{
    QString backend = QStringLiteral("file"); // or "redis", "rados", as backendOf() says
    PoolKind pool = PoolKind::Kept;
    std::uint64_t seed = 1;
    QString userFile;       // empty: our workload
    qint64 memoryLimit = 0; // bytes of address space; 0: none
};

// What the child says of itself.
struct Ready
{
    QString python;         // "3.11.2"
    QString implementation; // "CPython", "PyPy"
    bool gil = true;
    QString numpy;    // version; empty: not there
    QString redis;    // version of redis-py; empty: not there or not needed
    QString rados;    // version of librados; empty: likewise
    QString workload; // "numpy", "pure-python" or "user"

    friend bool operator==(const Ready&, const Ready&) = default;
};

// What Python takes for one operation, its calls of the system included, and for an item's way through a
// ThreadPoolExecutor.
struct CpuCosts
{
    StepTrace read;
    StepTrace compute;
    StepTrace write;
    CrowdTrace crowd; // empty where it isn't known
    ExecutorCosts executor;

    friend bool operator==(const CpuCosts&, const CpuCosts&) = default;
};

// The program that the interpreter runs as `-c`: loads the modules that sourcesLine() brings.
[[nodiscard]] QString bootstrap();
// Our modules as they were built in. Not answered.
[[nodiscard]] QByteArray sourcesLine();
// The library that counts waits for the GIL, python_gil_probe.cpp, as it was built in.
[[nodiscard]] QByteArray gilProbe();
[[nodiscard]] QByteArray configurationLine(const Configuration& configuration);
[[nodiscard]] QString backendOf(const ItemPlace& place);
// Holds the password.
[[nodiscard]] QByteArray placeLine(const ItemPlace& place);
[[nodiscard]] QByteArray workloadLine(const Workload& workload);
[[nodiscard]] QByteArray measureLine(const ArmRequest& request);
[[nodiscard]] QByteArray calibrateLine(int threads, std::chrono::nanoseconds atMost);

// Each reads an answer. `name` is how people know the child. ChildGarbled for anything but the answer; an
// answer that tells of a failure becomes UserCode, Mismatch, Unsupported, OutOfMemory or Rejected, with the
// traceback in the detail, or what the back ends give for the same; OtherVersion where a child is ready for
// another protocol.
[[nodiscard]] Result<Ready> readyFrom(const QByteArray& line, const QString& name);
[[nodiscard]] Status doneFrom(const QByteArray& line, const QString& name);
[[nodiscard]] Result<ArmSamples> samplesFrom(const QByteArray& line, const ArmRequest& request,
                                             const QString& name);
[[nodiscard]] Result<CpuCosts> costsFrom(const QByteArray& line, const QString& name);

// Whether `line` is a message at all: an interpreter may greet before it is ours.
[[nodiscard]] bool isMessage(const QByteArray& line);
// Whether `line` is a child's last message: it ends itself, as one of its threads hangs.
[[nodiscard]] bool isLastMessage(const QByteArray& line);
// What a line that is no answer becomes.
[[nodiscard]] Error garbled(const QByteArray& line, const QString& name);

} // namespace breakeven::cpython
