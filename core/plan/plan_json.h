// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/axis.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace breakeven {

// The names that plans and run files use, e.g. "native"; of axes core/plan/axis.h has them.
[[nodiscard]] QLatin1String toString(RuntimeKind kind);
[[nodiscard]] Result<RuntimeKind> runtimeFromString(const QString& name);

// The plan as design section 7 writes it; no password is in it.
[[nodiscard]] QJsonObject toJson(const Plan& plan);

// Reads and validates. Missing keys take Plan's defaults, unknown keys are ignored, wrong types and
// values are InvalidInput with the key in `where`. A password in a redis:// address goes to
// BackendTarget::password() and out of the address.
[[nodiscard]] Result<Plan> planFromJson(const QJsonObject& object);

// The same from a file's bytes; `where` names it in errors, with line and column for bad JSON.
[[nodiscard]] Result<Plan> planFromBytes(const QByteArray& bytes, const QString& where);

struct PlanFile
{
    Plan plan;
    QStringList unknownKeys; // which had no effect: "workload.paylod_bytes", "targets[0].foldr"
};

// The same with what the file's user is to know.
[[nodiscard]] Result<PlanFile> planFileFromBytes(const QByteArray& bytes, const QString& where);

// The plan of a run that was measured, maybe by another version: what can't be read is as in a new Plan, and
// of the rules that validate() checks only the arm with 1 thread is sure to hold.
[[nodiscard]] Plan recordedPlanFromJson(const QJsonObject& object);

} // namespace breakeven
