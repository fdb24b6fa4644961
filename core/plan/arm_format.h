// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_fields.h"
#include "core/base/result.h"
#include "core/plan/arm.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace breakeven {

// How an arm is written: as a text, in JSON and in CSV. The same in every language.

// "threads:6", "pipelined".
[[nodiscard]] QString toString(const Arm& arm);
// InvalidInput with the text in `where`: PlanReason::UnknownName of another kind, ThreadCountNotWhole of
// another number.
[[nodiscard]] Result<Arm> armFromString(const QString& text);
// Of such texts between commas. In the order that a plan has arms in.
[[nodiscard]] Result<std::vector<Arm>> armsFromList(const QString& list);

enum class ArmKeys {
    OfItsKind, // "threads", and "pipelined" of that arm only
    All,       // whatever it is
};

// "threads" is how many it has, "pipelined" true or false.
void addArm(QJsonObject& object, const Arm& arm, ArmKeys keys = ArmKeys::OfItsKind);
// The same back, or by "arm": "pipelined". InvalidInput where there is none or one of a later version.
[[nodiscard]] Result<Arm> armFromJson(const QJsonObject& object);
// Whether an object has an arm of a kind that only later versions know.
[[nodiscard]] bool hasUnknownArm(const QJsonObject& object);

// Those of a plan: "threads", a list of counts, and "pipelined".
void addArms(QJsonObject& plan, const std::vector<Arm>& arms);
// The same back, or "arms", a list of texts that stands for both; what isn't there stays as it is.
void readArms(JsonFields& plan, std::vector<Arm>& into);

// "threads,pipelined" and "6,0".
[[nodiscard]] QByteArray armColumnNames();
[[nodiscard]] QByteArray armColumns(const Arm& arm);

} // namespace breakeven
