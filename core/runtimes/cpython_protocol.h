// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/base/result.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"
#include "core/runtimes/runtime.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

// The lines that the runtime "cpython" and its child exchange: JSON objects, one a line, each of ours
// answered by one of the child's. resources/python/README.md describes every message;
// resources/python/breakeven_child.py is the other side.
namespace breakeven::cpython {

inline constexpr int currentProtocol = 6;

// What the child is told first.
struct Configuration
{
    QString backend = QStringLiteral("file"); // ItemPlace::kind
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
    QString numpy;          // version; empty: not there
    PythonClients clients;  // that the back end needs and are there
    QString workload;       // "numpy", "pure-python" or "user"
    QStringList ownSteps{}; // as PythonFacts has them

    friend bool operator==(const Ready&, const Ready&) = default;
};

// What one operation costs while nobody disputes the GIL, as CPU time; added compute is part of it.
struct OperationCosts
{
    std::chrono::nanoseconds work{};              // in the step between reading and writing
    std::optional<std::chrono::nanoseconds> held; // holding the GIL, in all steps; none: it can't be seen
    std::optional<int> releases;                  // of the GIL in `work`'s step; none: likewise

    friend bool operator==(const OperationCosts&, const OperationCosts&) = default;
};

// The program that the interpreter runs as `-c`: loads the modules that sourcesLine() brings. Its one
// argument is the folder that the user's own batch finds itself in.
[[nodiscard]] QString bootstrap();
// Our modules as they were built in, with that of the back end `kind`. Not answered.
[[nodiscard]] QByteArray sourcesLine(const QString& kind);
// The library that counts waits for the GIL, python_gil_probe.cpp, as it was built in.
[[nodiscard]] QByteArray gilProbe();
[[nodiscard]] QByteArray configurationLine(const Configuration& configuration);
// Holds the password.
[[nodiscard]] QByteArray placeLine(const ItemPlace& place);
[[nodiscard]] QByteArray workloadLine(const Workload& workload);
[[nodiscard]] QByteArray measureLine(const ArmRequest& request);
[[nodiscard]] QByteArray calibrateLine(std::chrono::nanoseconds atMost);

// Each reads an answer. `name` is how people know the child. ChildGarbled for anything but the answer; an
// answer that tells of a failure becomes UserCode, Mismatch, Unsupported, OutOfMemory or Rejected, with the
// traceback in the detail, or what the back ends give for the same; OtherVersion where a child is ready for
// another protocol.
[[nodiscard]] Result<Ready> readyFrom(const QByteArray& line, const QString& name);
[[nodiscard]] Status doneFrom(const QByteArray& line, const QString& name);
[[nodiscard]] Result<ArmSamples> samplesFrom(const QByteArray& line, const ArmRequest& request,
                                             const QString& name);
// How long that answer says emulated waits held their round trips; empty where it has none, or isn't one.
[[nodiscard]] std::vector<std::chrono::nanoseconds> heldFrom(const QByteArray& line);
[[nodiscard]] Result<OperationCosts> costsFrom(const QByteArray& line, const QString& name);

// Whether `line` is a message at all: an interpreter may greet before it is ours.
[[nodiscard]] bool isMessage(const QByteArray& line);
// Whether `line` is a child's last message: it ends itself, as one of its threads hangs.
[[nodiscard]] bool isLastMessage(const QByteArray& line);
// What a line that is no answer becomes.
[[nodiscard]] Error garbled(const QByteArray& line, const QString& name);

} // namespace breakeven::cpython
