// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/target_text.h"

#include "app/wording/quantity_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::TargetText)
};

struct Describe
{
    QString operator()(const FileTarget& target) const
    {
        return target.folder.isEmpty() ? Words::tr("temporary folder") : target.folder;
    }
    QString operator()(const RedisTarget& target) const
    {
        return target.isPrivate() ? Words::tr("started for the run") : target.server;
    }
    QString operator()(const SshfsTarget& target) const
    {
        return target.host + QLatin1Char(':') + target.folder;
    }
    QString operator()(const RadosTarget& target) const { return Words::tr("pool “%1”").arg(target.pool); }
};

} // namespace

QString describeTarget(const Target& target)
{
    QString text = std::visit(Describe{}, target.backend);
    if (target.network && target.network->rtt.count() > 0)
        text +=
            QStringLiteral(" · ") +
            Words::tr("%1 away, emulated")
                .arg(axisValueText(AxisKind::RttUs, static_cast<double>(target.network->rtt.count()) / 1e3));
    return text;
}

QString describeTarget(const Target& target, const TargetFacts& facts)
{
    QStringList parts{describeTarget(target)};
    const auto* redis = std::get_if<RedisTarget>(&target.backend);
    if (facts.roundTrip && redis != nullptr && !redis->isPrivate())
        parts = {Words::tr("%1 away").arg(durationText(*facts.roundTrip))};
    if (!facts.version.isEmpty())
        parts.append(facts.version);
    if (!facts.fileSystem.isEmpty())
        parts.append(facts.fileSystem);
    return parts.join(QStringLiteral(" · "));
}

} // namespace breakeven
