// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/backends/redis/redis_items.h"
#include "core/backends/redis/redis_routes.h"

#include <functional>

namespace breakeven {

// One worker's way to the hashes of a run.
class RedisSession : public Session
{
public:
    // Called once, when the session is gone.
    using Farewell = std::function<void(RedisSession*)>;

    // `nodes` and `items` outlive it.
    RedisSession(RedisNodes& nodes, const RedisItems& items, Farewell farewell);
    ~RedisSession() override;

    // Goes by the present network and items from now on. Not while a call is in progress.
    [[nodiscard]] Status update();

    [[nodiscard]] Result<Lookup> read(int item, std::vector<std::byte>& into) override;
    [[nodiscard]] Status write(int item, std::span<const std::byte> payload) override;
    [[nodiscard]] bool canPipeline() const noexcept override { return true; }
    [[nodiscard]] Status readTogether(std::span<PipelinedRead> reads) override;
    [[nodiscard]] Status writeTogether(std::span<const PipelinedWrite> writes) override;
    void interrupt() noexcept override;

private:
    template <typename Operation, typename Request, typename Answer, typename Alone>
    [[nodiscard]] Status together(std::span<Operation> operations, Request request, Answer answer,
                                  Alone alone);

    const RedisItems& m_items;
    RedisRoutes m_routes;
    Farewell m_farewell;
    std::vector<RedisConnection*> m_asked; // for each of several operations; null: not asked
};

} // namespace breakeven
