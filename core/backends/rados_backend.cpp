// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados_backend.h"

#include "core/backends/rados_session.h"
#include "core/base/abandonable_call.h"
#include "core/network/precise_sleep.h"

#include <QCoreApplication>

#include <rados/librados.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <vector>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Backends)
};

using Clock = std::chrono::steady_clock;

constexpr int roundTripProbes = 20;
constexpr std::chrono::seconds cleanUpBudget(2); // after a stop
constexpr std::chrono::milliseconds betweenLooks(1);

struct Found
{
    RadosCluster cluster;
    TargetFacts facts;
};

Result<Found> find(const RadosTarget& target, const QString& targetName, const QString& space)
{
    auto opened = RadosCluster::open(target, space);
    if (!opened.ok())
        return opened.error();
    RadosCluster cluster = std::move(opened).value();

    // One read that fails as it should proves that the pool's OSDs answer.
    std::vector<std::chrono::nanoseconds> probes;
    for (int i = 0; i < roundTripProbes; ++i) {
        const auto began = Clock::now();
        std::uint64_t size = 0;
        std::time_t changed = 0;
        const int code = rados_stat(cluster.ioContext(), "absent", &size, &changed);
        if (code < 0 && code != -ENOENT)
            return radosOperationError(code, target);
        probes.push_back(Clock::now() - began);
    }
    const auto middle = probes.begin() + roundTripProbes / 2;
    std::nth_element(probes.begin(), middle, probes.end());

    const auto use = cluster.poolUse();
    TargetFacts facts{
        .target = targetName,
        .endpoint = radosEndpoint(target),
        .version = cluster.version(),
        .fileSystem = {},
        .mountOptions = {},
        .freeBytes = cluster.freeBytes(),
        .roundTrip = *middle,
        .emulation = QStringLiteral("wait_per_operation"),
        .replicas = cluster.replicasOf(target.pool),
        .objects = use ? std::optional(use->objects) : std::nullopt,
        .usedBytes = use ? std::optional(use->bytes) : std::nullopt,
    };
    return Found{.cluster = std::move(cluster), .facts = std::move(facts)};
}

// All at once, so that dead OSDs take one time-out and not one for each object. Those that are not gone
// within `budget`, if there is one, are given up.
Status removeObjects(void* io, int count, const RadosTarget& target,
                     std::optional<std::chrono::milliseconds> budget)
{
    std::vector<RadosCompletion> removals;
    int failure = 0;
    for (int item = 0; item < count; ++item) {
        rados_completion_t raw = nullptr;
        failure = rados_aio_create_completion2(nullptr, nullptr, &raw);
        if (failure < 0)
            break;
        removals.emplace_back(raw);
        failure = rados_aio_remove(io, RadosObjectName(item).c_str(), raw);
        if (failure < 0) {
            removals.pop_back();
            break;
        }
    }
    const auto deadline = Clock::now() + budget.value_or(std::chrono::milliseconds::zero());
    for (const RadosCompletion& removal : removals) {
        while (budget && rados_aio_is_complete(removal.get()) == 0 && Clock::now() < deadline)
            sleepUntil(Clock::now() + betweenLooks);
        if (budget && rados_aio_is_complete(removal.get()) == 0) {
            rados_aio_cancel(io, removal.get());
            failure = -ETIMEDOUT;
            continue;
        }
        rados_aio_wait_for_complete(removal.get());
        if (const int code = rados_aio_get_return_value(removal.get()); code < 0 && code != -ENOENT)
            failure = code;
    }
    if (failure < 0)
        return radosOperationError(failure, target);
    return Done{};
}

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
    auto found = callUntilStopped<Result<Found>>(
        [target = m_target, name = m_targetName, space = m_space] { return find(target, name, space); },
        stop());
    if (!found)
        return Error{Error::Code::Cancelled, radosEndpoint(m_target), {}};
    if (!found->ok())
        return found->error();
    m_cluster = std::move(found->value().cluster);
    m_measuredTrip = found->value().facts.roundTrip.value_or(std::chrono::nanoseconds::zero());
    return std::move(found->value().facts);
}

Status RadosBackend::setNetwork(const Network& network)
{
    m_waits.set(network);
    return Done{};
}

Status RadosBackend::setItems(int items)
{
    m_items = std::max(m_items, items);
    return Done{};
}

Result<std::unique_ptr<Session>> RadosBackend::openSession()
{
    if (!m_cluster)
        return Error{Error::Code::Internal, m_targetName, Words::tr("the back end is not open")};
    if (m_target.handle == RadosHandle::Shared)
        return std::unique_ptr<Session>(std::make_unique<RadosSession>(std::nullopt, m_cluster->ioContext(),
                                                                       m_target, m_waits, m_sessions++));
    auto own = RadosCluster::open(m_target, m_space, stop());
    if (!own.ok())
        return own.error();
    void* io = own.value().ioContext();
    return std::unique_ptr<Session>(
        std::make_unique<RadosSession>(std::move(own).value(), io, m_target, m_waits, m_sessions++));
}

Result<ItemPlace> RadosBackend::place() const
{
    ItemPlace place;
    place.waits = m_waits.network();
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
    const bool isStopped = stop().stop_requested();
    return removeObjects(cluster.ioContext(), m_items, m_target,
                         isStopped ? std::optional<std::chrono::milliseconds>(cleanUpBudget) : std::nullopt);
}

} // namespace breakeven
