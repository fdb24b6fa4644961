// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/rados_backend.h"

#include "core/backends/backend_code.h"
#include "core/backends/rados/rados_leftovers.h"
#include "core/backends/rados/rados_library.h"
#include "core/backends/rados/rados_place.h"
#include "core/backends/rados/rados_session.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/base/abandonable_call.h"
#include "core/network/precise_sleep.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <utility>
#include <vector>

namespace breakeven {

namespace {

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
        const int code = rados().stat(cluster.ioContext(), "absent", &size, &changed);
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
        failure = rados().aioCreateCompletion(nullptr, nullptr, &raw);
        if (failure < 0)
            break;
        removals.emplace_back(raw);
        failure = rados().aioRemove(io, RadosObjectName(item).c_str(), raw);
        if (failure < 0) {
            removals.pop_back();
            break;
        }
    }
    const auto deadline = Clock::now() + budget.value_or(std::chrono::milliseconds::zero());
    for (const RadosCompletion& removal : removals) {
        while (budget && rados().aioIsComplete(removal.get()) == 0 && Clock::now() < deadline)
            sleepUntil(Clock::now() + betweenLooks);
        if (budget && rados().aioIsComplete(removal.get()) == 0) {
            rados().aioCancel(io, removal.get());
            failure = -ETIMEDOUT;
            continue;
        }
        rados().aioWaitForComplete(removal.get());
        if (const int code = rados().aioGetReturnValue(removal.get()); code < 0 && code != -ENOENT)
            failure = code;
    }
    if (failure < 0)
        return radosOperationError(failure, target);
    return Done{};
}

Result<LeftoverNames> findLeftovers(const BackendTarget& target, const std::stop_token& stop)
{
    const auto& pool = *target.as<RadosTarget>();
    LeftoverNames found{.where = radosEndpoint(pool), .names = {}};
    const auto spaces = radosNamespacesOfTheDead(pool, {.stop = stop}, found.isWhole);
    if (!spaces.ok())
        return spaces.error();
    found.names = spaces.value();
    return found;
}

} // namespace

const BackendType& RadosBackend::type()
{
    static const BackendType type{
        .target = RadosTarget::type(),
        .make = [](const Target& target, const QString& runId) -> std::unique_ptr<Backend> {
            return std::make_unique<RadosBackend>(*target.backend.as<RadosTarget>(), target.name, runId);
        },
        .findLeftovers = findLeftovers,
        .removeLeftover =
            [](const BackendTarget& target, const QString& name, const std::stop_token& stop) {
                return removeRadosNamespace(*target.as<RadosTarget>(), name, stop);
            }};
    return type;
}

RadosBackend::RadosBackend(RadosTarget target, QString targetName, const QString& runId)
    : m_target(std::move(target))
    , m_targetName(std::move(targetName))
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
        return Error{Error::Code::Internal, m_targetName, {}, phrase(BackendReason::NotOpen)};
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

Status RadosBackend::clearItems()
{
    if (!m_cluster)
        return Error{Error::Code::Internal, m_targetName, {}, phrase(BackendReason::NotOpen)};
    return removeObjects(m_cluster->ioContext(), m_items, m_target,
                         std::chrono::duration_cast<std::chrono::milliseconds>(patience()));
}

// The workers of one handle share its connections.
int RadosBackend::descriptorsOfASession() const
{
    return m_target.handle == RadosHandle::Shared ? 0 : RadosCluster::descriptorsOfOne;
}

Result<ItemPlace> RadosBackend::place() const
{
    return ItemPlace(RadosPlace{.conf = radosConf(m_target),
                                .user = m_target.user,
                                .keyring = m_target.keyring,
                                .pool = m_target.pool,
                                .space = m_space,
                                .handle = m_target.handle,
                                .waits = m_waits.network(),
                                .roundTrip = m_measuredTrip});
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
