// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shell_line.h"

#include "core/experiment/presets.h"
#include "core/plan/arm_format.h"
#include "core/plan/conditions.h"
#include "core/plan/plan_json.h"
#include "core/plan/target_password.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace breakeven {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 12);
}

Plan withoutPasswords(Plan plan)
{
    for (Target& target : plan.targets)
        target = withPassword(std::move(target), {});
    return plan;
}

// What --option can change of a plan.
Plan withOptionsOf(Plan plan, const Plan& changed)
{
    plan.budget = changed.budget;
    plan.worth = changed.worth;
    plan.cores = changed.cores;
    plan.runtimes = changed.runtimes;
    plan.python = changed.python;
    plan.arms = changed.arms;
    return plan;
}

QStringList optionsFrom(const Plan& from, const Plan& to, bool inBoth)
{
    QStringList words;
    const auto add = [&words](const char* option, const QString& value) {
        words << QLatin1String(option) << value;
    };
    if (to.runtimes != from.runtimes) {
        QStringList names;
        for (const RuntimeKind runtime : to.runtimes)
            names.append(toString(runtime));
        add("--runtime", names.join(QLatin1Char(',')));
    }
    if (to.python.interpreter != from.python.interpreter)
        add("--python", to.python.interpreter);
    if (to.python.batchFile != from.python.batchFile)
        add("--batch-file", to.python.batchFile);
    if (to.arms != from.arms) {
        QStringList names;
        for (const Arm& arm : to.arms)
            names.append(toString(arm));
        add("--arms", names.join(QLatin1Char(',')));
    }
    if (inBoth)
        add("--cores", QStringLiteral("both"));
    else if (to.cores != from.cores)
        add("--cores", toString(to.cores));
    if (to.budget != from.budget)
        add("--budget", number(static_cast<double>(to.budget.count()) / 1e3));
    if (to.worth != from.worth)
        add("--worth", number(to.worth));
    return words;
}

// Only options that are read with CPython among the runtimes, or set to something, can be given.
bool canBeGiven(const Plan& from, const Plan& to)
{
    return to.python == from.python ||
           (hasPython(to) && (from.python.interpreter.isEmpty() || !to.python.interpreter.isEmpty()) &&
            (from.python.batchFile.isEmpty() || !to.python.batchFile.isEmpty()));
}

} // namespace

QString shellQuoted(const QString& word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:,=@%+-]+$"),
                                          QRegularExpression::DontCaptureOption);
    if (plain.match(word).hasMatch() && !word.endsWith(QLatin1Char('\n')))
        return word;
    QString quoted = word;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QString shellLineFor(const Plan& plan)
{
    const Plan asked = withoutPasswords(plan);
    const std::optional<Plan> once = ofBothConditions(asked);
    const Plan& wanted = once ? *once : asked;
    QStringList words{QStringLiteral("breakeven"), QStringLiteral("run")};
    for (const Preset& preset : presets()) {
        const Plan& named = preset.plan;
        if (withOptionsOf(named, wanted) != wanted || !canBeGiven(named, wanted))
            continue;
        words << QStringLiteral("--preset") << preset.id << optionsFrom(named, wanted, once.has_value());
        break;
    }
    if (words.size() == 2)
        words << QStringLiteral("--plan")
              << QString::fromUtf8(QJsonDocument(toJson(asked)).toJson(QJsonDocument::Compact));
    for (QString& word : words)
        word = shellQuoted(word);
    return words.join(QLatin1Char(' '));
}

} // namespace breakeven
