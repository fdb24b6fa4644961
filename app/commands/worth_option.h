// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QString>

namespace breakeven {

// The option that says from which gain on an arm is worth having.
struct WorthOption
{
    WorthOption();

    void addTo(QCommandLineParser& parser) const { parser.addOption(worth); }

    // Overrides what `plan` says if it was given. The problem, as a sentence, where it isn't a share.
    [[nodiscard]] QString applyTo(Plan& plan, const QCommandLineParser& parser) const;

    QCommandLineOption worth;
};

} // namespace breakeven
