// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QString>

namespace breakeven {

// Where a verb writes its file: --output, and --force without which none that is there is written over.
struct OutputOptions
{
    // `meaning`: of --output, in the help.
    explicit OutputOptions(const QString& meaning);

    void addTo(QCommandLineParser& parser) const;

    [[nodiscard]] QString path(const QCommandLineParser& parser) const;

    // False where something is there that is to stay, which is said.
    [[nodiscard]] bool isFree(const QCommandLineParser& parser, Console& console) const;

    QCommandLineOption output;
    QCommandLineOption force;
};

} // namespace breakeven
