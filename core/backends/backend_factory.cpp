// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"

#include "core/backends/file_backend.h"
#include "core/backends/process_mark.h"
#include "core/backends/redis_backend.h"
#include "core/backends/sshfs_backend.h"
#ifdef BREAKEVEN_WITH_RADOS
#include "core/backends/rados_backend.h"

#include <QCoreApplication>
#endif

#include <variant>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Backends)
};

using Made = Result<std::unique_ptr<Backend>>;

struct Make
{
    const QString& name;
    QString runId;

    Made operator()(const FileTarget& target) const
    {
        return std::unique_ptr<Backend>(std::make_unique<FileBackend>(target, name, runId));
    }
    Made operator()(const RedisTarget& target) const
    {
        return std::unique_ptr<Backend>(std::make_unique<RedisBackend>(target, name, runId));
    }
    Made operator()(const SshfsTarget& target) const
    {
        return std::unique_ptr<Backend>(std::make_unique<SshfsBackend>(target, name, runId));
    }
    Made operator()(const RadosTarget& target) const
    {
#ifdef BREAKEVEN_WITH_RADOS
        return std::unique_ptr<Backend>(std::make_unique<RadosBackend>(target, name, runId));
#else
        static_cast<void>(target);
        return Error{Error::Code::Unsupported, name, Words::tr("the back end rados is not built in")};
#endif
    }
};

} // namespace

Result<std::unique_ptr<Backend>> makeBackend(const Target& target, const QString& runId)
{
    return std::visit(Make{target.name, markedRunId(runId)}, target.backend);
}

} // namespace breakeven
