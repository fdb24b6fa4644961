// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_password.h"

#include "core/plan/redis_address.h"

namespace breakeven {

QString serverOf(const Target& target)
{
    const auto* redis = std::get_if<RedisTarget>(&target.backend);
    if (redis == nullptr || redis->isPrivate())
        return {};
    const auto address = RedisAddress::parse(redis->server);
    return address.ok() ? address.value().toDisplayString() : redis->server;
}

QString passwordOf(const Target& target)
{
    const auto* redis = std::get_if<RedisTarget>(&target.backend);
    return redis == nullptr ? QString() : redis->password;
}

Target withPassword(Target target, const QString& password)
{
    if (!serverOf(target).isEmpty())
        std::get<RedisTarget>(target.backend).password = password;
    return target;
}

} // namespace breakeven
