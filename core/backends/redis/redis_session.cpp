// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_session.h"

#include "core/backends/redis/redis_code.h"

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

// Every answer is waited for, whatever the ones before said, so that each connection stays in step.
template <typename Operation, typename Request, typename Answer, typename Alone>
Status RedisSession::together(std::span<Operation> operations, Request request, Answer answer, Alone alone)
{
    Status outcome = Done{};
    const auto note = [&outcome](const auto& result) {
        if (!result.ok() && outcome.ok())
            outcome = result.error();
        return result.ok();
    };
    m_asked.clear();
    for (Operation& operation : operations) {
        const auto connection = m_routes.connectionTo(m_items.of(operation.item));
        const bool isAsked = note(connection) && note(request(*connection.value(), operation));
        m_asked.push_back(isAsked ? connection.value() : nullptr);
    }
    for (RedisConnection* connection : m_asked) {
        if (connection != nullptr)
            note(connection->send()); // nothing is left to send the second time
    }
    std::vector<Operation*> sentOn;
    for (std::size_t i = 0; i < operations.size(); ++i) {
        if (m_asked[i] == nullptr)
            continue;
        const auto result = answer(*m_asked[i], operations[i]);
        if (!result.ok() && result.error().code == RedisCode::OtherNode)
            sentOn.push_back(&operations[i]);
        else
            note(result);
    }
    for (Operation* operation : sentOn)
        note(alone(*operation));
    return outcome;
}

Status RedisSession::readTogether(std::span<PipelinedRead> reads)
{
    return together(
        reads,
        [this](RedisConnection& connection, const PipelinedRead& each) {
            return connection.requestField(m_items.of(each.item).name, FieldName(each.item).view());
        },
        [](RedisConnection& connection, PipelinedRead& each) {
            auto found = connection.answeredField(each.data);
            each.lookup = found.ok() && found.value() ? Lookup::Found : Lookup::Missing;
            return found;
        },
        [this](PipelinedRead& each) {
            auto lookup = read(each.item, each.data);
            each.lookup = lookup.ok() ? lookup.value() : Lookup::Missing;
            return lookup;
        });
}

Status RedisSession::writeTogether(std::span<const PipelinedWrite> writes)
{
    return together(
        writes,
        [this](RedisConnection& connection, const PipelinedWrite& each) {
            return connection.requestSet(m_items.of(each.item).name, FieldName(each.item).view(),
                                         each.payload);
        },
        [](RedisConnection& connection, const PipelinedWrite&) { return connection.answeredSet(); },
        [this](const PipelinedWrite& each) { return write(each.item, each.payload); });
}

void RedisSession::interrupt() noexcept
{
    m_routes.interrupt();
}

} // namespace breakeven
