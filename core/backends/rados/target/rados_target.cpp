// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/target/rados_target.h"

#include "core/backends/rados/target/rados_target_code.h"
#include "core/backends/target/address_parts.h"
#include "core/base/home_path.h"
#include "core/base/json_fields.h"
#include "core/base/percent_code.h"

#include <array>

namespace breakeven {

namespace {

BackendTarget read(JsonFields& fields)
{
    RadosTarget target;
    fields.readPath("conf", target.conf);
    fields.readPath("keyring", target.keyring);
    fields.read("user", target.user);
    fields.read("pool", target.pool);
    fields.readChoice("handle", target.handle, toString(RadosHandle::Shared),
                      toString(RadosHandle::PerWorker));
    return target;
}

Result<AddressedTarget> fromUrl(const QString& address)
{
    const AddressParts parts = AddressParts::of(address);
    RadosTarget target;
    target.pool = percentDecoded(parts.authority) + parts.path;
    if (target.pool.isEmpty())
        return invalidAddress(address, phrase(RadosTargetReason::PoolUnnamed));
    for (const auto& [key, value] : parts.query) {
        if (key == QLatin1String("conf"))
            target.conf = atHome(value);
        else if (key == QLatin1String("keyring"))
            target.keyring = atHome(value);
        else if (key == QLatin1String("user"))
            target.user = value;
        else
            return invalidAddress(address, phrase(RadosTargetReason::PoolOption, key));
    }
    const QString name = QStringLiteral("ceph %1").arg(target.pool);
    return AddressedTarget{.name = name, .backend = std::move(target)};
}

} // namespace

QLatin1String toString(RadosHandle handle)
{
    return handle == RadosHandle::PerWorker ? QLatin1String("per-worker") : QLatin1String("shared");
}

const TargetType& RadosTarget::type()
{
    static constexpr std::array schemes{QLatin1String("rados")};
    static constexpr std::array examples{QLatin1String("rados://pool")};
    static const TargetType type{.id = QLatin1String("rados"),
                                 .schemes = schemes,
                                 .examples = examples,
                                 .emulation = Emulation::Waits,
                                 .waitsPerOperation = true,
                                 .python = {.module = QLatin1String("rados"), .name = QLatin1String("rados")},
                                 .read = read,
                                 .fromUrl = fromUrl};
    return type;
}

void RadosTarget::writeTo(QJsonObject& object) const
{
    object[QLatin1String("conf")] = conf;
    object[QLatin1String("pool")] = pool;
    if (!keyring.isEmpty())
        object[QLatin1String("keyring")] = keyring;
    if (!user.isEmpty())
        object[QLatin1String("user")] = user;
    if (handle == RadosHandle::PerWorker)
        object[QLatin1String("handle")] = toString(handle);
}

QString RadosTarget::address() const
{
    return QStringLiteral("rados://") + percentEncoded(pool, endsOfPath) +
           asQuery({{QStringLiteral("conf"), conf},
                    {QStringLiteral("user"), user},
                    {QStringLiteral("keyring"), keyring}});
}

Status RadosTarget::validate(const QString& where) const
{
    if (pool.isEmpty())
        return Error{Error::Code::InvalidInput,
                     where + QLatin1String(".pool"),
                     {},
                     phrase(RadosTargetReason::PoolMissing)};
    return Done{};
}

} // namespace breakeven
