// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados_backend.h"

#include "core/network/precise_sleep.h"

#include <rados/librados.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <mutex>
#include <vector>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int roundTripProbes = 20;

// An item's object name without an allocation.
class ObjectName
{
public:
    explicit ObjectName(int item)
    {
        *std::to_chars(m_text.data(), m_text.data() + m_text.size() - 1, item).ptr = '\0';
    }
    [[nodiscard]] const char* c_str() const { return m_text.data(); }

private:
    std::array<char, 16> m_text{};
};

Error operationError(int code, const QString& endpoint)
{
    const QString words = QString::fromLocal8Bit(std::strerror(-code));
    switch (-code) {
    case ETIMEDOUT:
        return {Error::Code::TimedOut, endpoint, QStringLiteral("no OSD answered; is one down?")};
    case ECANCELED:
        return {Error::Code::Cancelled, endpoint, {}};
    case EPERM:
    case EACCES:
        return {Error::Code::NotPermitted, endpoint, words};
    case ENOSPC:
    case EDQUOT:
        return {Error::Code::NoSpace, endpoint, words};
    case ENOTCONN:
    case ESHUTDOWN:
        return {Error::Code::ConnectionLost, endpoint, words};
    case EMSGSIZE:
    case EFBIG:
        return {Error::Code::Rejected, endpoint, QStringLiteral("the object is larger than the OSDs allow")};
    default:
        return {Error::Code::InputOutput, endpoint, words};
    }
}

// Calls go through librados' asynchronous form, the only one that can be cancelled.
class RadosSession final : public Session
{
public:
    RadosSession(std::optional<RadosCluster> own, void* io, QString endpoint,
                 const std::atomic<std::chrono::nanoseconds::rep>& roundTrip)
        : m_own(std::move(own))
        , m_io(io)
        , m_endpoint(std::move(endpoint))
        , m_roundTrip(roundTrip)
    {}

    Result<Lookup> read(int item, std::vector<std::byte>& into) override
    {
        into.resize(m_expected + 1); // one byte more, by which the end is seen in one read
        std::size_t filled = 0;
        for (;;) {
            const int got = call([&](rados_completion_t completion) {
                return rados_aio_read(m_io, ObjectName(item).c_str(), completion,
                                      reinterpret_cast<char*>(into.data()) + filled, into.size() - filled,
                                      filled);
            });
            if (got < 0) {
                into.clear();
                if (got == -ENOENT)
                    return Lookup::Missing;
                return operationError(got, m_endpoint);
            }
            filled += static_cast<std::size_t>(got);
            if (filled < into.size()) // a short read is the end of the object
                break;
            into.resize(into.size() * 2);
        }
        into.resize(filled);
        m_expected = std::max(filled, smallestRead);
        return Lookup::Found;
    }

    Status write(int item, std::span<const std::byte> payload) override
    {
        const int code = call([&](rados_completion_t completion) {
            return rados_aio_write_full(m_io, ObjectName(item).c_str(), completion,
                                        reinterpret_cast<const char*>(payload.data()), payload.size());
        });
        if (code < 0)
            return operationError(code, m_endpoint);
        return Done{};
    }

    void interrupt() noexcept override
    {
        const std::lock_guard lock(m_mutex);
        m_interrupted = true;
        if (m_current != nullptr)
            rados_aio_cancel(m_io, m_current);
    }

private:
    static constexpr std::size_t smallestRead = 2048; // holds the seed's payload

    struct CompletionDeleter
    {
        void operator()(void* completion) const noexcept { rados_aio_release(completion); }
    };
    using Completion = std::unique_ptr<void, CompletionDeleter>;

    template <typename Start>
    int call(Start start)
    {
        const std::chrono::nanoseconds roundTrip(m_roundTrip.load(std::memory_order_relaxed));
        const auto began = roundTrip.count() > 0 ? Clock::now() : Clock::time_point{};

        rados_completion_t raw = nullptr;
        if (const int code = rados_aio_create_completion2(nullptr, nullptr, &raw); code < 0)
            return code;
        const Completion completion(raw);
        if (const int code = start(raw); code < 0)
            return code;
        {
            const std::lock_guard lock(m_mutex);
            m_current = raw;
            if (m_interrupted)
                rados_aio_cancel(m_io, raw);
        }
        rados_aio_wait_for_complete(raw);
        {
            const std::lock_guard lock(m_mutex);
            m_current = nullptr;
        }
        const int code = rados_aio_get_return_value(raw);
        if (roundTrip.count() > 0) {
            // On top of the real one: the server's work starts half a round trip later and its answer takes
            // as long.
            const auto took = Clock::now() - began;
            sleepUntil(began + took + roundTrip);
        }
        return code;
    }

    std::optional<RadosCluster> m_own; // where each worker has a handle of its own
    rados_ioctx_t m_io;
    QString m_endpoint;
    const std::atomic<std::chrono::nanoseconds::rep>& m_roundTrip;
    std::size_t m_expected = smallestRead; // bytes of an item, as last seen

    std::mutex m_mutex; // guards what follows
    rados_completion_t m_current = nullptr;
    bool m_interrupted = false;
};

} // namespace

RadosBackend::RadosBackend(const RadosTarget& target, const QString& targetName, const QString& runId)
    : m_target(target)
    , m_targetName(targetName)
    , m_space(QStringLiteral("breakeven-") + runId)
{}

RadosBackend::~RadosBackend()
{
    (void)close(); // nobody is left to tell
}

Result<TargetFacts> RadosBackend::open()
{
    auto cluster = RadosCluster::open(m_target, m_space);
    if (!cluster.ok())
        return cluster.error();
    m_cluster = std::move(cluster).value();

    // One read that fails as it should proves that the pool's OSDs answer.
    std::vector<std::chrono::nanoseconds> probes;
    for (int i = 0; i < roundTripProbes; ++i) {
        const auto began = Clock::now();
        std::uint64_t size = 0;
        std::time_t changed = 0;
        const int code = rados_stat(m_cluster->ioContext(), "absent", &size, &changed);
        if (code < 0 && code != -ENOENT)
            return operationError(code, radosEndpoint(m_target));
        probes.push_back(Clock::now() - began);
    }
    const auto middle = probes.begin() + roundTripProbes / 2;
    std::nth_element(probes.begin(), middle, probes.end());
    m_measuredTrip = *middle;

    return TargetFacts{
        .target = m_targetName,
        .endpoint = radosEndpoint(m_target),
        .version = m_cluster->version(),
        .fileSystem = {},
        .mountOptions = {},
        .freeBytes = m_cluster->freeBytes(),
        .roundTrip = *middle,
        .emulation = QStringLiteral("waits"),
    };
}

Status RadosBackend::setNetwork(const Network& network)
{
    m_roundTrip.store(network.rtt.count(), std::memory_order_relaxed);
    return Done{};
}

Status RadosBackend::setItems(int items)
{
    m_items = std::max(m_items, items);
    return Done{};
}

Result<std::unique_ptr<Session>> RadosBackend::openSession()
{
    const QString endpoint = radosEndpoint(m_target);
    if (m_target.handle == RadosHandle::Shared)
        return std::unique_ptr<Session>(
            std::make_unique<RadosSession>(std::nullopt, m_cluster->ioContext(), endpoint, m_roundTrip));
    auto own = RadosCluster::open(m_target, m_space);
    if (!own.ok())
        return own.error();
    void* io = own.value().ioContext();
    return std::unique_ptr<Session>(
        std::make_unique<RadosSession>(std::move(own).value(), io, endpoint, m_roundTrip));
}

Result<ItemPlace> RadosBackend::place() const
{
    ItemPlace place;
    place.waits.rtt = std::chrono::nanoseconds(m_roundTrip.load(std::memory_order_relaxed));
    place.roundTrip = m_measuredTrip;
    place.pool = m_target.pool;
    place.space = m_space;
    place.conf = m_target.conf;
    place.cephUser = m_target.user;
    place.keyring = m_target.keyring;
    place.handle = m_target.handle;
    return place;
}

Status RadosBackend::close()
{
    if (!m_cluster)
        return Done{};
    const RadosCluster cluster = std::move(*m_cluster);
    m_cluster.reset();
    for (int item = 0; item < m_items; ++item) {
        const int code = rados_remove(cluster.ioContext(), ObjectName(item).c_str());
        if (code < 0 && code != -ENOENT)
            return operationError(code, radosEndpoint(m_target));
    }
    return Done{};
}

} // namespace breakeven
