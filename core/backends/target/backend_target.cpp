// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/target/backend_target.h"

namespace breakeven {

namespace {

struct NoTarget
{
    [[nodiscard]] static const TargetType& type()
    {
        static const TargetType type{.id = QLatin1String(""),
                                     .schemes = {},
                                     .examples = {},
                                     .read = [](JsonFields& /*fields*/) { return BackendTarget(); },
                                     .fromUrl = [](const QString& address) -> Result<AddressedTarget> {
                                         return Error{Error::Code::InvalidInput, address, {}};
                                     }};
        return type;
    }
    static void writeTo(QJsonObject& /*object*/) {}
    [[nodiscard]] static QString address() { return {}; }
    [[nodiscard]] static Status validate(const QString& where)
    {
        return Error{Error::Code::InvalidInput, where + QLatin1String(".backend"), {}};
    }

    friend bool operator==(const NoTarget&, const NoTarget&) = default;
};

} // namespace

QLatin1String toString(Emulation emulation)
{
    return QLatin1String(emulation == Emulation::Relay ? "relay" : "waits");
}

BackendTarget::BackendTarget() : BackendTarget(NoTarget{}) {}

void BackendTarget::writeTo(QJsonObject& object) const
{
    object[QLatin1String("backend")] = id();
    m_fields->writeTo(object);
}

std::optional<Layout> BackendTarget::layout() const
{
    const Layout* layout = m_fields->layout();
    return layout == nullptr ? std::nullopt : std::optional(*layout);
}

void BackendTarget::setLayout(Layout layout)
{
    if (Layout* own = m_fields->layout())
        *own = layout;
}

QString BackendTarget::password() const
{
    const QString* password = m_fields->password();
    return password == nullptr ? QString() : *password;
}

void BackendTarget::setPassword(const QString& password)
{
    if (QString* own = m_fields->password())
        *own = password;
}

} // namespace breakeven
