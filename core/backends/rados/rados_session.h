// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/backends/rados/rados_cluster.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/remote_waits.h"

#include <array>
#include <charconv>
#include <memory>
#include <mutex>
#include <optional>

namespace breakeven {

// An item's object name, without an allocation.
class RadosObjectName
{
public:
    explicit RadosObjectName(int item)
    {
        *std::to_chars(m_text.data(), m_text.data() + m_text.size() - 1, item).ptr = '\0';
    }
    [[nodiscard]] const char* c_str() const { return m_text.data(); }

private:
    std::array<char, 16> m_text{};
};

struct ReleaseCompletion
{
    void operator()(void* completion) const noexcept; // a rados_completion_t
};
using RadosCompletion = std::unique_ptr<void, ReleaseCompletion>;

// One worker's objects. Calls go through librados' asynchronous form, the only one that can be cancelled.
//
// An emulated network is one wait after each operation that the cluster has answered: on top of the real
// round trip, as the server's work starts half of it later and its answer takes as long.
class RadosSession final : public Session
{
public:
    // `own` where each worker has a handle of its own; `io`, a rados_ioctx_t, is its or one that outlives
    // this. `number` is unique among the back end's sessions.
    RadosSession(std::optional<RadosCluster> own, void* io, RadosTarget target, RemoteWaits& waits,
                 int number);

    [[nodiscard]] Result<Lookup> read(int item, std::vector<std::byte>& into) override;
    [[nodiscard]] Status write(int item, std::span<const std::byte> payload) override;
    void interrupt() noexcept override;

private:
    static constexpr std::size_t smallestRead = 2048; // holds the seed's payload

    template <typename Start>
    [[nodiscard]] int call(Start start);
    [[nodiscard]] bool waitAsEmulated(std::size_t bytes);

    std::optional<RadosCluster> m_own;
    void* m_io;
    RadosTarget m_target;
    WaitingCalls m_waits;
    std::size_t m_expected = smallestRead; // bytes of an item, as last seen

    std::mutex m_mutex; // guards what follows
    void* m_current = nullptr;
    bool m_interrupted = false;
};

} // namespace breakeven
