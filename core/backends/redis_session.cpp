// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis_session.h"

#include <array>
#include <charconv>

namespace breakeven {

namespace {

// Decimal, without an allocation.
class FieldName
{
public:
    explicit FieldName(int item)
        : m_end(std::to_chars(m_digits.data(), m_digits.data() + m_digits.size(), item).ptr)
    {}
    [[nodiscard]] std::string_view view() const
    {
        return {m_digits.data(), static_cast<std::size_t>(m_end - m_digits.data())};
    }

private:
    std::array<char, 16> m_digits{};
    char* m_end;
};

} // namespace

RedisSession::RedisSession(RedisNodes& nodes, const RedisItems& items, Farewell farewell)
    : m_items(items)
    , m_routes(nodes, RedisRoutes::Way::Emulated)
    , m_farewell(std::move(farewell))
{}

RedisSession::~RedisSession()
{
    m_farewell(this);
}

Status RedisSession::update()
{
    return m_routes.update(m_items.keys());
}

Result<Lookup> RedisSession::read(int item, std::vector<std::byte>& into)
{
    const RedisKey& key = m_items.of(item);
    const FieldName field(item);
    const auto found = m_routes.perform(
        key, [&](RedisConnection& connection) { return connection.getField(key.name, field.view(), into); });
    if (!found.ok())
        return found.error();
    return found.value() ? Lookup::Found : Lookup::Missing;
}

Status RedisSession::write(int item, std::span<const std::byte> payload)
{
    const RedisKey& key = m_items.of(item);
    const FieldName field(item);
    const auto added = m_routes.perform(key, [&](RedisConnection& connection) {
        return connection.setField(key.name, field.view(), payload);
    });
    if (!added.ok())
        return added.error();
    return Done{};
}

void RedisSession::interrupt() noexcept
{
    m_routes.interrupt();
}

} // namespace breakeven
