// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"
#include "core/backends/file/run_folder.h"
#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/sshfs_mount.h"
#include "core/backends/sshfs/sshfs_session.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/network/latency_relay.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace breakeven {

// Items as files in a folder of a remote host, which sshfs mounts (SshfsMount tells how): the file workload
// in a folder `breakeven-RUNID-XXXXXX` that it makes in the target's folder and removes.
//
// A network is emulated by a relay in front of the host, through which the folder is mounted a second time;
// without one the sessions use the first, direct mount, which is not charged with the relay.
//
// A mount that dies ends the calls on it with an error, never leads them elsewhere, and is made anew by the
// next setNetwork() or openSession(). A host that falls silent is noticed within 6 s (and mounting fails
// within 10 s); an interrupt() takes effect at once.
//
// A stop ends connecting at once, and what a silent host leaves waiting after 200 ms, by the end of the
// mount. After one, close() takes 5 s at most where the host is silent.
class SshfsBackend : public Backend
{
public:
    [[nodiscard]] static const BackendType& type();

    SshfsBackend(SshfsTarget target, QString name, QString runId);
    ~SshfsBackend() override;

    [[nodiscard]] Result<TargetFacts> open() override;
    [[nodiscard]] Status setNetwork(const Network& network) override;
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() override;
    [[nodiscard]] Status setItems(int items) override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Status clearItems() override;
    [[nodiscard]] int descriptorsOfASession() const override { return 2; } // a file, and the folder it is in
    [[nodiscard]] Status confirmPlace() const override;
    [[nodiscard]] Result<ItemPlace> place() const override;
    [[nodiscard]] Status close() override;

    // Of the sshfs that the sessions go through now; -1 while there is none.
    [[nodiscard]] pid_t sshfsProcessId() const;

private:
    // A mount, and the run's folder as seen through it. Never open without a folder of a mount that was
    // checked.
    struct Way
    {
        std::shared_ptr<SshfsMount> mount;
        RunFolder folder;
    };

    [[nodiscard]] Way& way() { return m_isRelayed ? m_relayed : m_direct; }
    [[nodiscard]] const Way& way() const { return m_isRelayed ? m_relayed : m_direct; }
    [[nodiscard]] Status flushesIfAsked() const;
    [[nodiscard]] Result<Way> makeWay(bool isRelayed);
    [[nodiscard]] Status renewWhereLost();
    [[nodiscard]] Status removeRunFolder();
    [[nodiscard]] Status removeRunFolderSoon();
    [[nodiscard]] FileSession::Folders foldersOf(const Way& way) const;
    [[nodiscard]] QString shownFolder() const;
    [[nodiscard]] Error notOpen() const;
    void updateSessions();

    SshfsTarget m_target;
    QString m_name;
    QString m_runId;
    std::optional<SshfsHost> m_host; // none: closed
    QByteArray m_folderName;         // of the run's folder, once made
    std::optional<LatencyRelay> m_relay;
    Network m_network;
    bool m_isRelayed = false; // the way that sessions go now
    Way m_direct;
    Way m_relayed;
    int m_items = 0;
    RemoteWaits m_noWaits;
    int m_opened = 0; // sessions so far: each has temporary names of its own

    std::mutex m_sessionsMutex;
    std::vector<SshfsSession*> m_sessions;
};

} // namespace breakeven
