// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/target/file_target.h"

#include "core/backends/file/target/file_target_code.h"
#include "core/backends/file/target/round_trips.h"
#include "core/backends/target/address_parts.h"
#include "core/base/home_path.h"
#include "core/base/json_fields.h"
#include "core/base/percent_code.h"

#include <QDir>

#include <array>

namespace breakeven {

namespace {

BackendTarget read(JsonFields& fields)
{
    FileTarget target;
    fields.readPath("folder", target.folder);
    readLayout(fields, target.layout);
    fields.read("fsync", target.fsync);
    return target;
}

AddressedTarget folder(const QString& path)
{
    return {.name = path, .backend = FileTarget{.folder = QDir::cleanPath(path)}};
}

Result<AddressedTarget> fromUrl(const QString& address)
{
    QString path = address.mid(address.indexOf(QLatin1String("://")) + 3);
    if (path.startsWith(QLatin1String("localhost/")))
        path.remove(0, QStringLiteral("localhost").size());
    if (!path.startsWith(QLatin1Char('/')))
        return invalidAddress(address, phrase(FileTargetReason::OtherMachinesFolder));
    return folder(percentDecoded(path));
}

std::optional<Result<AddressedTarget>> fromText(const QString& text)
{
    std::optional<Result<AddressedTarget>> found; // returned from one place: g++ 12 warns wrongly otherwise
    if (text == QLatin1String("file")) {
        found = AddressedTarget{.name = text, .backend = FileTarget{}};
    } else if (text.startsWith(QLatin1Char('~'))) {
        const QString path = atHome(text);
        if (path == text)
            found = invalidAddress(text, phrase(FileTargetReason::NoSuchUser, text));
        else
            found = folder(path);
    } else if (text.startsWith(QLatin1Char('/')) || text.startsWith(QLatin1Char('.'))) {
        found = folder(QDir(text).absolutePath());
    }
    return found;
}

} // namespace

const TargetType& FileTarget::type()
{
    static constexpr std::array schemes{QLatin1String("file")};
    static constexpr std::array examples{QLatin1String("/mnt/tmp"), QLatin1String("~/x"), QLatin1String("."),
                                         QLatin1String("file")};
    static const TargetType type{.id = QLatin1String("file"),
                                 .schemes = schemes,
                                 .examples = examples,
                                 .emulation = Emulation::Waits,
                                 .leastRoundTrips = RoundTrips::ofOperation,
                                 .read = read,
                                 .fromUrl = fromUrl,
                                 .fromText = fromText};
    return type;
}

void FileTarget::writeTo(QJsonObject& object) const
{
    object[QLatin1String("folder")] = folder;
    object[QLatin1String("layout")] = toString(layout);
    if (fsync)
        object[QLatin1String("fsync")] = true;
}

QString FileTarget::address() const
{
    if (folder.isEmpty())
        return QStringLiteral("file");
    if (folder.trimmed() != folder) // which a field or a command line takes away
        return QStringLiteral("file://") + percentEncoded(QDir(folder).absolutePath(), endsOfPath);
    return folder.startsWith(QLatin1Char('/')) || folder.startsWith(QLatin1Char('.'))
               ? folder
               : QStringLiteral("./") + folder; // which would be a server's name
}

Status FileTarget::validate(const QString& /*where*/)
{
    return Done{};
}

} // namespace breakeven
