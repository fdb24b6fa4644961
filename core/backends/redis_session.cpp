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

RedisSession::RedisSession(RedisAddress address, std::string hash, Farewell farewell)
    : m_address(std::move(address))
    , m_hash(std::move(hash))
    , m_farewell(std::move(farewell))
{}

RedisSession::~RedisSession()
{
    m_farewell(this);
}

Status RedisSession::route(std::uint16_t relayPort)
{
    std::unique_ptr<RedisConnection>& wanted = relayPort == 0 ? m_direct : m_relayed;
    std::unique_ptr<RedisConnection> opened;
    if (!wanted) {
        auto connection = RedisConnection::open(m_address, relayPort);
        if (!connection.ok())
            return connection.error();
        opened = std::move(connection).value();
    }
    const std::scoped_lock lock(m_routing);
    if (opened)
        wanted = std::move(opened);
    m_active = wanted.get();
    if (m_interrupted)
        m_active->interrupt();
    return Done{};
}

Result<Lookup> RedisSession::read(int item, std::vector<std::byte>& into)
{
    const auto found = m_active->getField(m_hash, FieldName(item).view(), into);
    if (!found.ok())
        return found.error();
    return found.value() ? Lookup::Found : Lookup::Missing;
}

Status RedisSession::write(int item, std::span<const std::byte> payload)
{
    const auto added = m_active->setField(m_hash, FieldName(item).view(), payload);
    if (!added.ok())
        return added.error();
    return Done{};
}

void RedisSession::interrupt() noexcept
{
    const std::scoped_lock lock(m_routing);
    m_interrupted = true;
    if (m_active != nullptr)
        m_active->interrupt();
}

} // namespace breakeven
