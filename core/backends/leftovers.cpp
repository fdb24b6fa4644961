// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/leftovers.h"

#include "core/backends/file_backend.h"
#include "core/backends/process_mark.h"
#include "core/backends/redis_backend.h"
#include "core/backends/redis_leftovers.h"
#include "core/backends/sshfs_mount.h"
#include "core/backends/system_error.h"
#ifdef BREAKEVEN_WITH_RADOS
#include "core/backends/rados_cluster.h"
#include "core/backends/rados_leftovers.h"
#endif

#include <QCoreApplication>
#include <QFile>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Backends)
};

Result<FileDescriptor> openFolder(const QString& path)
{
    FileDescriptor folder(::open(QFile::encodeName(path).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return systemError(errno, path);
    return folder;
}

Result<std::unique_ptr<SshfsMount>> mountToLook(const SshfsTarget& target, const std::stop_token& stop)
{
    SshfsMountPlace::removeThoseOfDeadRuns();
    const auto host = SshfsHost::find(target, stop);
    if (!host.ok())
        return host.error();
    return SshfsMount::mount(target, host.value(), 0,
                             markedRunId(QUuid::createUuid().toString(QUuid::WithoutBraces)), {.stop = stop});
}

// The names of what is left, and where; to be completed with the target.
struct Names
{
    QString where;
    QStringList names;
    bool isWhole = true;
};

Result<Names> namesIn(int folder, const QString& where, bool onlyOwn)
{
    const auto found = runFoldersOfTheDead(folder, where, onlyOwn);
    if (!found.ok())
        return found.error();
    Names names{.where = where, .names = {}};
    for (const QByteArray& name : found.value())
        names.names.append(QFile::decodeName(name));
    return names;
}

struct Find
{
    const std::stop_token& stop;

    Result<Names> operator()(const FileTarget& target) const
    {
        const QString path = parentFolderOf(target);
        const auto folder = openFolder(path);
        if (!folder.ok())
            return folder.error();
        return namesIn(folder.value().number(), path, true);
    }
    Result<Names> operator()(const SshfsTarget& target) const
    {
        auto mount = mountToLook(target, stop);
        if (!mount.ok())
            return mount.error();
        auto names = namesIn(mount.value()->root(), displayName(target), false);
        const Status unmounted = mount.value()->unmount();
        return unmounted.ok() ? names : Result<Names>(unmounted.error());
    }
    Result<Names> operator()(const RedisTarget& target) const
    {
        if (target.isPrivate())
            return Names{};
        const auto address = addressFor(target);
        if (!address.ok())
            return address.error();
        Names names{.where = address.value().toDisplayString(), .names = {}};
        const auto keys = redisKeysOfTheDead(address.value(), {.stop = stop}, names.isWhole);
        if (!keys.ok())
            return keys.error();
        names.names = keys.value();
        return names;
    }
    Result<Names> operator()(const RadosTarget& target) const
    {
#ifdef BREAKEVEN_WITH_RADOS
        Names names{.where = radosEndpoint(target), .names = {}};
        const auto spaces = radosNamespacesOfTheDead(target, {.stop = stop}, names.isWhole);
        if (!spaces.ok())
            return spaces.error();
        names.names = spaces.value();
        return names;
#else
        return Error{Error::Code::Unsupported, target.pool, Words::tr("the back end rados is not built in")};
#endif
    }
};

struct Remove
{
    const QString& name;
    const std::stop_token& stop;

    Status operator()(const FileTarget& target) const
    {
        const QString path = parentFolderOf(target);
        const auto folder = openFolder(path);
        if (!folder.ok())
            return folder.error();
        return removeTree(folder.value().number(), QFile::encodeName(name), path + QLatin1Char('/') + name);
    }
    Status operator()(const SshfsTarget& target) const
    {
        auto mount = mountToLook(target, stop);
        if (!mount.ok())
            return mount.error();
        const Status removed = removeTree(mount.value()->root(), QFile::encodeName(name),
                                          displayName(target) + QLatin1Char('/') + name);
        const Status unmounted = mount.value()->unmount();
        return removed.ok() ? unmounted : removed;
    }
    Status operator()(const RedisTarget& target) const
    {
        const auto address = addressFor(target);
        return address.ok() ? removeRedisKey(address.value(), name, stop) : Status(address.error());
    }
    Status operator()(const RadosTarget& target) const
    {
#ifdef BREAKEVEN_WITH_RADOS
        return removeRadosNamespace(target, name, stop);
#else
        return Error{Error::Code::Unsupported, target.pool, Words::tr("the back end rados is not built in")};
#endif
    }
};

} // namespace

Result<FoundLeftovers> findLeftovers(const Target& target, const std::stop_token& stop)
{
    const auto names = std::visit(Find{stop}, target.backend);
    if (!names.ok())
        return names.error();
    FoundLeftovers found{.all = {}, .isWhole = names.value().isWhole};
    for (const QString& name : names.value().names)
        found.all.push_back({.target = target, .name = name, .where = names.value().where});
    return found;
}

FoundLeftovers findLeftovers(std::span<const Target> targets)
{
    FoundLeftovers all;
    for (const Target& target : targets) {
        const auto found = findLeftovers(target);
        if (!found.ok())
            continue; // its own check says why
        all.isWhole = all.isWhole && found.value().isWhole;
        for (const Leftover& leftover : found.value().all) {
            const auto isKnown = [&](const Leftover& known) { return known.name == leftover.name; };
            if (std::none_of(all.all.begin(), all.all.end(), isKnown)) // their names are unique
                all.all.push_back(leftover);
        }
    }
    return all;
}

Status remove(const Leftover& leftover, const std::stop_token& stop)
{
    const bool isOurs = leftover.name.startsWith(QLatin1String("breakeven")) &&
                        !leftover.name.contains(QLatin1Char('/')) && makerOf(leftover.name) == Maker::Dead;
    if (!isOurs)
        return Error{Error::Code::Internal, leftover.name, Words::tr("no dead process made it")};
    return std::visit(Remove{leftover.name, stop}, leftover.target.backend);
}

} // namespace breakeven
