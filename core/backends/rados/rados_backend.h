// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"
#include "core/backends/rados/rados_cluster.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/remote_waits.h"

#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace breakeven {

// Items as RADOS objects "0", "1", … in a namespace of the run's own: read the object, write_full it.
//
// An emulated network is one wait an operation, as a read and a write_full each take one round trip.
//
// A dead monitor or OSD is a failure after 5 s. A stop ends open() and openSession() at once; after one,
// close() gives silent OSDs 2 s.
class RadosBackend final : public Backend
{
public:
    [[nodiscard]] static const BackendType& type();

    RadosBackend(RadosTarget target, QString targetName, const QString& runId);
    ~RadosBackend() override;

    [[nodiscard]] Result<TargetFacts> open() override;
    [[nodiscard]] Status setNetwork(const Network& network) override;
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() override
    {
        return m_waits.held.take();
    }
    [[nodiscard]] Status setItems(int items) override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Status clearItems() override;
    [[nodiscard]] int descriptorsOfASession() const override;
    [[nodiscard]] Result<ItemPlace> place() const override;
    [[nodiscard]] Status close() override;

private:
    RadosTarget m_target;
    QString m_targetName;
    QString m_space;
    std::optional<RadosCluster> m_cluster;
    RemoteWaits m_waits; // read by all sessions
    std::atomic<int> m_sessions{0};
    std::chrono::nanoseconds m_measuredTrip{}; // without an emulated one
    int m_items = 0;
};

} // namespace breakeven
