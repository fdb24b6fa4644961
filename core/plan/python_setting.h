// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// The user's Python, for the runtime cpython.
struct PythonSetting
{
    QString interpreter; // absolute path; empty: the first that serves
    QString batchFile;   // absolute path of the user's own read, work and write; empty: ours

    friend bool operator==(const PythonSetting&, const PythonSetting&) = default;
};

} // namespace breakeven
