// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QString>

#include <functional>

class QWidget;

namespace breakeven {

// Whether the file of that name is a plan; otherwise it is taken for a run.
[[nodiscard]] bool isPlanFile(const QString& path);

// Opens the file dialog over `window`; `use` gets the path that the user chose. The second one asks before a
// file is written over.
void askForPlanFile(QWidget* window, const std::function<void(const QString&)>& use);
void askWhereToSavePlan(QWidget* window, const QString& title,
                        const std::function<void(const QString&)>& use);

// As `breakeven run --plan` and askForPlanFile() read it. No password is written.
[[nodiscard]] Status writePlan(const Plan& plan, const QString& path);

} // namespace breakeven
