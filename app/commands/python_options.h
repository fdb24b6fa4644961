// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace breakeven {

// The options that say which runtimes measure, and which Python serves them.
struct PythonOptions
{
    PythonOptions();

    void addTo(QCommandLineParser& parser) const;

    // Overrides what `plan` says by the options that were given. InvalidInput where they are used wrongly,
    // with a sentence as its detail; NotFound where a file isn't there.
    [[nodiscard]] Status applyTo(Plan& plan, const QCommandLineParser& parser) const;

    QCommandLineOption runtime;
    QCommandLineOption python;
    QCommandLineOption batchFile;
};

} // namespace breakeven
