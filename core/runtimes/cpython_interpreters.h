// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace breakeven {

// A Python on this machine, as it says itself.
struct PythonInterpreter
{
    QString path;           // absolute, as to be started: "/usr/bin/python3"
    QString version;        // "3.11.2"
    QString implementation; // "CPython", "PyPy"
    bool gil = true;        // false: free-threaded
    bool numpy = false;     // whether it imports
    QStringList clients{};  // modules that back ends need and that import

    friend bool operator==(const PythonInterpreter&, const PythonInterpreter&) = default;
};

// Runs `path` once with a short script. NotFound, NotPermitted, ProcessEnded, RuntimeCode::ChildHung and
// ChildEndless where it is no Python that works. Blocks for up to 10 s; not for the GUI thread. Thread-safe.
[[nodiscard]] Result<PythonInterpreter> probeInterpreter(const QString& path,
                                                         const std::stop_token& stop = {});

// Every Python that works, each once: those of PATH first, then /usr/bin, /usr/local/bin, pyenv's versions.
// Blocks for about a second on a machine with ten of them; not for the GUI thread. Thread-safe.
[[nodiscard]] std::vector<PythonInterpreter> findInterpreters(const std::stop_token& stop = {});

// The first with numpy and all modules that are `needed` beside it; else the one that lacks least, where a
// needed one counts for more. NotFound where there is none.
[[nodiscard]] Result<PythonInterpreter> chooseInterpreter(const QStringList& needed,
                                                          const std::stop_token& stop = {});

} // namespace breakeven
