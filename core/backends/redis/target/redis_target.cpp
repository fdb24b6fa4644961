// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/target/redis_target.h"

#include "core/backends/redis/target/redis_address.h"
#include "core/backends/redis/target/redis_target_code.h"
#include "core/base/json_fields.h"
#include "core/base/masked_address.h"

#include <array>

namespace breakeven {

namespace {

BackendTarget read(JsonFields& fields)
{
    RedisTarget target;
    fields.read("server", target.server);
    fields.readPath("ca_file", target.caFile);
    fields.readPath("client_certificate", target.clientCertificate);
    fields.readPath("client_key", target.clientKey);
    fields.readChoice("cluster_items", target.clusterItems, QLatin1String("together"),
                      QLatin1String("spread"));
    if (target.isPrivate())
        return target;
    const auto address = RedisAddress::parse(target.server);
    if (!address.ok()) {
        fields.fail("server", address.error().reason);
        return target;
    }
    // A password may be typed into a plan; it must not get into a run.
    if (!address.value().password.isEmpty()) {
        target.password = address.value().password;
        target.server = address.value().toDisplayString();
    }
    return target;
}

Result<AddressedTarget> fromAddress(const QString& text)
{
    const auto address = RedisAddress::parse(text);
    if (!address.ok())
        return address.error();
    RedisTarget target;
    target.server = address.value().toDisplayString();
    target.password = address.value().password;
    const QString name = target.server;
    return AddressedTarget{.name = name, .backend = std::move(target)};
}

std::optional<Result<AddressedTarget>> fromText(const QString& text)
{
    std::optional<Result<AddressedTarget>> found; // returned from one place: g++ 12 warns wrongly otherwise
    if (const RedisTarget target; text == target.server)
        found = AddressedTarget{.name = text, .backend = target};
    return found;
}

// Of an address that was put together with its password too: a plan is saved before it is validated.
QString withoutPassword(const QString& server)
{
    const auto address = RedisAddress::parse(server);
    if (address.ok())
        return address.value().password.isEmpty() ? server : address.value().toDisplayString();
    return masked(server.mid(server.lastIndexOf(QLatin1Char('@')) + 1));
}

} // namespace

const TargetType& RedisTarget::type()
{
    static constexpr std::array schemes{QLatin1String("redis"), QLatin1String("rediss"),
                                        QLatin1String("unix")};
    static constexpr std::array examples{QLatin1String("redis://host:6379/0"), QLatin1String("unix:///path"),
                                         QLatin1String("private")};
    static const TargetType type{
        .id = QLatin1String("redis"),
        .schemes = schemes,
        .examples = examples,
        .emulation = Emulation::Relay,
        .pipelines = true,
        .python = {.module = QLatin1String("redis"), .name = QLatin1String("redis-py")},
        .read = read,
        .fromUrl = fromAddress,
        .fromText = fromText,
        .fromHost = fromAddress};
    return type;
}

void RedisTarget::writeTo(QJsonObject& object) const
{
    object[QLatin1String("server")] = withoutPassword(server);
    const auto path = [&object](const char* key, const QString& value) {
        if (!value.isEmpty())
            object[QLatin1String(key)] = value;
    };
    path("ca_file", caFile);
    path("client_certificate", clientCertificate);
    path("client_key", clientKey);
    if (clusterItems == ClusterItems::Spread)
        object[QLatin1String("cluster_items")] = QStringLiteral("spread");
}

Status RedisTarget::validate(const QString& where) const
{
    const auto invalid = [&where](const char* field, const Phrase& reason) {
        return Error{Error::Code::InvalidInput, where + QLatin1String(field), {}, reason};
    };
    if (isPrivate())
        return Done{};
    const auto parsed = RedisAddress::parse(server);
    if (!parsed.ok())
        return invalid(".server", parsed.error().reason);
    if (!parsed.value().password.isEmpty())
        return invalid(".server", phrase(RedisTargetReason::PasswordInAddress));
    // Who names an authority must not end up with plain text.
    if (!caFile.isEmpty() && !parsed.value().tls)
        return invalid(".ca_file", phrase(RedisTargetReason::CertificatesWithoutTls));
    if (!clientCertificate.isEmpty() && !parsed.value().tls)
        return invalid(".client_certificate", phrase(RedisTargetReason::CertificatesWithoutTls));
    if (clientCertificate.isEmpty() != clientKey.isEmpty())
        return invalid(clientKey.isEmpty() ? ".client_key" : ".client_certificate",
                       phrase(RedisTargetReason::CertificateWithoutKey));
    return Done{};
}

QString RedisTarget::passwordServer() const
{
    if (isPrivate())
        return {};
    const auto parsed = RedisAddress::parse(server);
    return parsed.ok() ? parsed.value().toDisplayString() : server;
}

} // namespace breakeven
