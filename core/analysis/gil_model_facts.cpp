// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/gil_model_facts.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace breakeven {

namespace {

// Of an operation in this block; nothing where it isn't known.
std::optional<std::chrono::nanoseconds> heldIn(const Block& block, const Plan& plan)
{
    std::chrono::nanoseconds held{};
    std::int64_t operations = 0;
    const int items = workloadAt(plan, block.point.value).items;
    for (const ArmSamples& arm : block.arms) {
        if (!arm.totals || !arm.totals->gilHeld)
            continue;
        held += *arm.totals->gilHeld;
        operations += static_cast<std::int64_t>(arm.batches.size()) * items;
    }
    return operations > 0 ? std::optional(held / operations) : std::nullopt;
}

double microseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e3;
}

} // namespace

std::optional<GilModelFacts> GilModelFacts::of(const Plan& plan, std::span<const Block> blocks)
{
    if (std::find(plan.runtimes.begin(), plan.runtimes.end(), RuntimeKind::GilModel) == plan.runtimes.end())
        return std::nullopt;

    std::vector<std::pair<QString, std::vector<std::chrono::nanoseconds>>> byTarget;
    for (const Block& block : blocks) {
        if (block.point.runtime != RuntimeKind::GilModel)
            continue;
        const auto held = heldIn(block, plan);
        if (!held)
            continue;
        auto found = std::find_if(byTarget.begin(), byTarget.end(),
                                  [&](const auto& known) { return known.first == block.point.target; });
        if (found == byTarget.end())
            found =
                byTarget.emplace(byTarget.end(), block.point.target, std::vector<std::chrono::nanoseconds>());
        found->second.push_back(*held);
    }

    GilModelFacts facts{.setting = plan.python, .held = {}};
    for (auto& [target, all] : byTarget) {
        const auto middle = all.begin() + std::ssize(all) / 2;
        std::nth_element(all.begin(), middle, all.end());
        facts.held.push_back({.target = target, .perOperation = *middle});
    }
    return facts;
}

QJsonObject toJson(const GilModelFacts& facts)
{
    QJsonArray held;
    for (const GilModelFacts::Held& one : facts.held)
        held.append(QJsonObject{
            {QStringLiteral("target"), one.target},
            {QStringLiteral("held_per_operation_ns"), static_cast<qint64>(one.perOperation.count())}});
    const PythonSetting& setting = facts.setting;
    return {
        {QStringLiteral("gil"), setting.gil},
        {QStringLiteral("switch_interval_us"), microseconds(setting.switchInterval)},
        {QStringLiteral("held_us"),
         setting.heldPerCall ? QJsonValue(microseconds(*setting.heldPerCall)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("held"), held},
    };
}

} // namespace breakeven
