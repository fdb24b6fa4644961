// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/target/sshfs_target.h"

#include "core/backends/sshfs/target/sshfs_target_code.h"
#include "core/backends/target/address_parts.h"
#include "core/base/home_path.h"
#include "core/base/json_fields.h"
#include "core/base/masked_address.h"
#include "core/base/percent_code.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr int sshPort = 22;

BackendTarget read(JsonFields& fields)
{
    SshfsTarget target;
    fields.read("host", target.host);
    fields.read("port", target.port);
    fields.read("folder", target.folder);
    fields.readPath("key", target.key);
    readLayout(fields, target.layout);
    fields.read("fsync", target.fsync);
    return target;
}

AddressedTarget named(SshfsTarget target)
{
    const QString name = QStringLiteral("%1:%2").arg(target.host, target.folder);
    return {.name = name, .backend = std::move(target)};
}

// As ssh has it: one at home is relative.
QString remoteFolder(const QString& path)
{
    const bool isAtHome = path == QLatin1String("/~") || path.startsWith(QLatin1String("/~/"));
    return QDir::cleanPath(isAtHome ? path.mid(1) : path);
}

Result<AddressedTarget> fromUrl(const QString& text)
{
    const AddressParts parts = AddressParts::of(text);
    static const QRegularExpression authority(QStringLiteral(
        R"(^(?:(.*)@)?(?:\[([0-9A-Fa-f:.]+(?:%[^\]/?#@]+)?)\]|([^:\[\]]*))(?::([0-9]{1,5}))?$)"));
    const auto match = authority.match(parts.authority);
    const QString user = percentDecoded(match.captured(1));
    const QString name = percentDecoded(match.captured(3));
    const QString host = match.captured(2) + name;
    SshfsTarget target;
    target.port = match.captured(4).isEmpty() ? sshPort : match.captured(4).toInt();
    const bool isName = !name.contains(QLatin1Char(':')) && !name.contains(QLatin1Char('@'));
    if (!match.hasMatch() || !isName || target.port < 1 || target.port > 65'535)
        return invalidAddress(text, phrase(SshfsTargetReason::Authority));
    if (host.isEmpty())
        return invalidAddress(text, phrase(SshfsTargetReason::AddressWithoutHost));
    if (user.contains(QLatin1Char(':')))
        return invalidAddress(text, phrase(SshfsTargetReason::Password));
    if (parts.path.isEmpty())
        return invalidAddress(text, phrase(SshfsTargetReason::AddressWithoutPath));
    target.host = user.isEmpty() ? host : user + QLatin1Char('@') + host;
    target.folder = remoteFolder(parts.path);
    for (const auto& [key, value] : parts.query) {
        if (key == QLatin1String("key"))
            target.key = atHome(value);
        else if (key == QLatin1String("fsync") &&
                 (value == QLatin1String("on") || value == QLatin1String("off")))
            target.fsync = value == QLatin1String("on");
        else
            return invalidAddress(text,
                                  phrase(SshfsTargetReason::Option,
                                         masked(QLatin1Char('?') + key + QLatin1Char('=') + value).mid(1)));
    }
    return named(std::move(target));
}

// "ann@nas:/srv/tmp", as scp and rsync write it; nothing for anything else.
std::optional<Result<AddressedTarget>> fromText(const QString& text)
{
    static const QRegularExpression copied(QStringLiteral(
        R"(^((?:[^/:@\s]+@)?)(?:\[([0-9A-Fa-f:.]+(?:%[^\]/?#@]+)?)\]|([^/:@\s\[\]]+)):([/~].*)$)"));
    std::optional<Result<AddressedTarget>> found; // returned from one place: g++ 12 warns wrongly otherwise
    const auto match = copied.match(text);
    if (match.hasMatch() && !text.contains(QLatin1String("://"))) {
        SshfsTarget target;
        target.host = match.captured(1) + match.captured(2) + match.captured(3);
        target.folder = QDir::cleanPath(match.captured(4));
        found = named(std::move(target));
    }
    return found;
}

} // namespace

const TargetType& SshfsTarget::type()
{
    static constexpr std::array schemes{QLatin1String("sftp"), QLatin1String("ssh")};
    static constexpr std::array examples{QLatin1String("sftp://user@host/folder")};
    static const TargetType type{.id = QLatin1String("sshfs"),
                                 .schemes = schemes,
                                 .examples = examples,
                                 .emulation = Emulation::Relay,
                                 .leastRoundTrips = 3, // open or look up, write, rename
                                 .read = read,
                                 .fromUrl = fromUrl,
                                 .fromText = fromText};
    return type;
}

void SshfsTarget::writeTo(QJsonObject& object) const
{
    object[QLatin1String("host")] = host;
    object[QLatin1String("port")] = port;
    object[QLatin1String("folder")] = folder;
    object[QLatin1String("layout")] = toString(layout);
    if (!key.isEmpty())
        object[QLatin1String("key")] = key;
    if (fsync)
        object[QLatin1String("fsync")] = true;
}

QString SshfsTarget::address() const
{
    const qsizetype at = host.lastIndexOf(QLatin1Char('@')) + 1;
    QString name = host.mid(at);
    if (!name.contains(QLatin1Char(':')))
        name = percentEncoded(name, QLatin1String("/?#[]"));
    else if (!name.startsWith(QLatin1Char('[')))
        name = QLatin1Char('[') + name + QLatin1Char(']');
    QString address = QStringLiteral("sftp://") + percentEncoded(host.left(at), QLatin1String("/?#")) + name;
    if (port != sshPort)
        address += QStringLiteral(":%1").arg(port);
    address += percentEncoded(rootedFolder(*this), endsOfPath);
    return address + asQuery({{QStringLiteral("key"), key},
                              {QStringLiteral("fsync"), fsync ? QStringLiteral("on") : QString()}});
}

Status SshfsTarget::validate(const QString& where) const
{
    const auto invalid = [&where](const char* field, const Phrase& reason) {
        return Error{Error::Code::InvalidInput, where + QLatin1String(field), {}, reason};
    };
    if (host.isEmpty())
        return invalid(".host", phrase(SshfsTargetReason::HostMissing));
    if (host.startsWith(QLatin1Char('-')))
        return invalid(".host", phrase(SshfsTargetReason::HostWithDash));
    if (std::any_of(host.cbegin(), host.cend(), [](QChar c) { return c.isSpace() || !c.isPrint(); }))
        return invalid(".host", phrase(SshfsTargetReason::HostWithSpace));
    if (port < 1 || port > 65535)
        return invalid(".port", phrase(SshfsTargetReason::Port));
    return Done{};
}

QString rootedFolder(const SshfsTarget& target)
{
    if (target.folder.startsWith(QLatin1Char('/')))
        return target.folder;
    const bool isAtHome =
        target.folder.startsWith(QLatin1String("~/")) || target.folder == QLatin1String("~");
    if (target.folder.isEmpty())
        return QStringLiteral("/~");
    return (isAtHome ? QStringLiteral("/") : QStringLiteral("/~/")) + target.folder;
}

} // namespace breakeven
