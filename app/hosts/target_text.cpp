// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/target_text.h"

#include "app/wording/quantity_text.h"
#include "core/plan/redis_address.h"

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

struct Name
{
    QString operator()(const FileTarget& target) const
    {
        const QString last = target.folder.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
        return last.isEmpty() ? Words::tr("local file") : last;
    }
    QString operator()(const RedisTarget& target) const
    {
        const auto address = RedisAddress::parse(target.server);
        if (target.isPrivate() || !address.ok())
            return QStringLiteral("redis");
        return address.value().host.isEmpty() ? address.value().unixPath : address.value().host;
    }
    QString operator()(const SshfsTarget& target) const
    {
        return target.host.section(QLatin1Char('@'), -1) + QLatin1Char(':') + target.folder;
    }
    QString operator()(const RadosTarget& target) const { return target.pool; }
};

// File systems whose files lie on another machine.
bool isRemote(const QString& fileSystem)
{
    static const QStringList remote{QStringLiteral("nfs"),        QStringLiteral("nfs4"),
                                    QStringLiteral("cifs"),       QStringLiteral("smb3"),
                                    QStringLiteral("fuse.sshfs"), QStringLiteral("ceph"),
                                    QStringLiteral("9p"),         QStringLiteral("fuse.glusterfs")};
    return remote.contains(fileSystem);
}

} // namespace

QString nameFor(const Target& target)
{
    return std::visit(Name{}, target.backend);
}

QStringList factLines(const TargetFacts& facts)
{
    QStringList lines{Words::tr("Reachable: %1").arg(facts.endpoint)};
    if (!facts.version.isEmpty())
        lines.append(Words::tr("Version %1").arg(facts.version));
    if (facts.roundTrip)
        lines.append(Words::tr("Round trip %1 (median of 20)").arg(durationText(*facts.roundTrip)));
    if (facts.fileSystem == QLatin1String("tmpfs"))
        lines.append(Words::tr("File system tmpfs: memory, not a disk"));
    else if (!facts.fileSystem.isEmpty())
        lines.append(isRemote(facts.fileSystem)
                         ? Words::tr("File system %1, on another machine").arg(facts.fileSystem)
                         : Words::tr("File system %1, on this machine").arg(facts.fileSystem));
    if (facts.freeBytes)
        lines.append(Words::tr("%1 free").arg(bytesText(*facts.freeBytes)));
    return lines;
}

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
