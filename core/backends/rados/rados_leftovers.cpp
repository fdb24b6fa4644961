// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/rados_leftovers.h"

#include "core/backends/rados/rados_cluster.h"
#include "core/backends/rados/rados_library.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/base/system_error.h"
#include "core/processes/process_mark.h"

#include <cerrno>
#include <memory>
#include <vector>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

struct CloseList
{
    void operator()(void* list) const noexcept { rados().listClose(list); }
};

struct Object
{
    QByteArray name;
    QString space;
};

// Calls `take`, which says whether to go on, with each object that `io` shows.
template <typename Take>
Status forEachObject(void* io, const QString& where, Take take)
{
    rados_list_ctx_t raw = nullptr;
    if (const int code = rados().listOpen(io, &raw); code < 0)
        return systemError(-code, where);
    const std::unique_ptr<void, CloseList> list(raw);
    for (;;) {
        const char* name = nullptr;
        const char* space = nullptr;
        std::size_t nameSize = 0;
        std::size_t spaceSize = 0;
        const int code = rados().listNext(raw, &name, nullptr, &space, &nameSize, nullptr, &spaceSize);
        if (code == -ENOENT)
            return Done{};
        if (code < 0)
            return systemError(-code, where);
        const Object object{.name = {name, static_cast<qsizetype>(nameSize)},
                            .space = QString::fromUtf8(space, static_cast<qsizetype>(spaceSize))};
        if (!take(object))
            return Done{};
    }
}

} // namespace

Result<QStringList> radosNamespacesOfTheDead(const RadosTarget& target, const SearchPatience& patience,
                                             bool& isWhole)
{
    const auto cluster = RadosCluster::open(target, QString(), patience.stop);
    if (!cluster.ok())
        return cluster.error();
    rados().ioctxSetNamespace(cluster.value().ioContext(), LIBRADOS_ALL_NSPACES);
    QStringList spaces;
    const auto deadline = Clock::now() + patience.budget;
    const Status seen =
        forEachObject(cluster.value().ioContext(), radosEndpoint(target), [&](const Object& object) {
            if (object.space.startsWith(QLatin1String("breakeven-")) && !spaces.contains(object.space) &&
                makerOf(object.space) == Maker::Dead)
                spaces.append(object.space);
            isWhole = Clock::now() <= deadline;
            return isWhole && !patience.stop.stop_requested();
        });
    if (!seen.ok())
        return seen.error();
    if (patience.stop.stop_requested())
        return Error{Error::Code::Cancelled, radosEndpoint(target), {}};
    return spaces;
}

Status removeRadosNamespace(const RadosTarget& target, const QString& space, const std::stop_token& stop)
{
    const auto cluster = RadosCluster::open(target, space, stop);
    if (!cluster.ok())
        return cluster.error();
    void* io = cluster.value().ioContext();
    std::vector<QByteArray> names;
    Status seen = forEachObject(io, radosEndpoint(target), [&names](const Object& object) {
        names.push_back(object.name);
        return true;
    });
    if (!seen.ok())
        return seen;
    for (const QByteArray& name : names) {
        if (stop.stop_requested())
            return Error{Error::Code::Cancelled, radosEndpoint(target), {}};
        const int code = rados().remove(io, name.constData());
        if (code < 0 && code != -ENOENT)
            return systemError(-code, radosEndpoint(target));
    }
    return Done{};
}

} // namespace breakeven
