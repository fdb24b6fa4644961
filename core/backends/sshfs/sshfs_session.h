// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/file/file_session.h"
#include "core/backends/sshfs/sshfs_mount.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace breakeven {

// One worker's files on a mount: the calls of a FileSession, which may hang as long as the host is silent.
class SshfsSession : public Session
{
public:
    // `whenGone` is called by the destructor, before anything is given up.
    SshfsSession(FileSession::Folders folders, std::shared_ptr<SshfsMount> mount, RemoteWaits& noWaits,
                 int number, std::function<void(SshfsSession*)> whenGone);
    ~SshfsSession() override;

    [[nodiscard]] Result<Lookup> read(int item, std::vector<std::byte>& into) override;
    [[nodiscard]] Status write(int item, std::span<const std::byte> payload) override;

    // No signal gets a call out of the kernel that waits for sshfs: what ends it is the end of the mount. So
    // where a call is in progress, the other sessions' calls fail with it.
    void interrupt() noexcept override;

    // Another way to the same items, between calls.
    void use(FileSession::Folders folders, std::shared_ptr<SshfsMount> mount);

private:
    [[nodiscard]] Error explained(const Error& error) const;

    FileSession m_files;
    std::function<void(SshfsSession*)> m_whenGone;
    std::atomic<bool> m_isStopped{false};
    std::atomic<bool> m_isBusy{false};
    mutable std::mutex m_mountMutex;
    std::shared_ptr<SshfsMount> m_mount;
};

} // namespace breakeven
