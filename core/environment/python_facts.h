// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// A Python that a run used, as it says itself.
struct PythonFacts
{
    QString interpreter;    // absolute path
    QString version;        // "3.11.2"
    QString implementation; // "CPython", "PyPy"
    bool gil = true;        // false: free-threaded
    QString numpy;          // version; empty: not there
    QString redis;          // of redis-py; empty: not there or not needed
    QString rados;          // of librados; empty: not there or not needed
    QString workload;       // "numpy", "pure-python" or "user"

    friend bool operator==(const PythonFacts&, const PythonFacts&) = default;
};

} // namespace breakeven
