// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace breakeven {

// The modules by which Python speaks with back ends, and their versions (PythonClient::module).
using PythonClients = std::map<QString, QString>;

// A Python that a run used, as it says itself.
struct PythonFacts
{
    QString interpreter;    // absolute path
    QString version;        // "3.11.2"
    QString implementation; // "CPython", "PyPy"
    bool gil = true;        // false: free-threaded
    QString numpy;          // version; empty: not there
    PythonClients clients;  // those that are there, and were needed
    QString workload;       // "numpy", "pure-python" or "user"
    QStringList ownSteps{}; // of "read", "work", "write": those that the user's own batch replaces
    // How often an operation's work lets the GIL go, as seen in one thread; none: it can't be seen, or none.
    std::optional<int> gilReleases{};

    friend bool operator==(const PythonFacts&, const PythonFacts&) = default;
};

// Each Python once. It says of a client only where its back end is measured: what is not known of one of two
// equals is taken from the other.
void addOnce(std::vector<PythonFacts>& pythons, PythonFacts python);

} // namespace breakeven
