// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/sshfs_mount_place.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/file_descriptor.h"
#include "core/base/result.h"
#include "core/plan/target.h"
#include "core/processes/guarded_process.h"

#include <QString>

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>

namespace breakeven {

// A target's folder, mounted by an sshfs of our own that goes with us. Its root is held by a descriptor: once
// the mount is gone, every call through it fails, where its path would lead into the local folder below.
//
// What is measured has to cross the network, so sshfs and the kernel keep nothing between calls:
//
//   dir_cache=no                 sshfs keeps no attributes and no names
//   entry_timeout=0              the kernel asks again for a name,
//   attr_timeout=0               for attributes,
//   negative_timeout=0           and for what was not there
//   no kernel_cache              opening a file drops its pages, so a read fetches them,
//   no auto_cache                whether the file has changed or not; close waits for writes
//   no reconnect                 a lost connection ends the mount, and is not hidden in a slow call
//
// With it ssh's options (sshConfiguration). Read-ahead, one connection and asynchronous writes up to close
// are sshfs' defaults and stay, as users have them.
class SshfsMount
{
public:
    struct Patience
    {
        std::stop_token stop = {};
        std::chrono::milliseconds budget{10'000};
    };

    // Blocks until it is mounted or has failed, as long as `patience` lasts. `relayPort`: 0 or that of a
    // relay on 127.0.0.1 in front of the host.
    [[nodiscard]] static Result<std::unique_ptr<SshfsMount>>
    mount(const SshfsTarget& target, const SshfsHost& host, std::uint16_t relayPort, const QString& runId,
          const Patience& patience);

    SshfsMount(const SshfsMount&) = delete;
    SshfsMount& operator=(const SshfsMount&) = delete;
    ~SshfsMount(); // unmounts, without a report

    [[nodiscard]] int root() const { return m_root.number(); }
    [[nodiscard]] QString path() const { return m_place.mountPoint(); }
    [[nodiscard]] QString serverVersion() const;
    [[nodiscard]] pid_t processId() const { return m_process->id(); }

    // Whether what the root's descriptor and the path lead to is the mounted device, of FUSE, and answers.
    // Asks the host.
    [[nodiscard]] Status check() const;

    // Whether something else lies on top of it, by which it is lost for a while.
    [[nodiscard]] bool isCovered() const { return m_place.isCovered(); }

    // ConnectionLost, with ssh's reason where it told one.
    [[nodiscard]] Error lost() const;

    // Ends sshfs, and with it every call in progress, which fail; later ones do, too. Thread-safe.
    void abort() noexcept;

    // Once all other descriptors below the root are closed.
    [[nodiscard]] Status unmount();

private:
    SshfsMount(SshfsTarget target, SshfsMountPlace place);

    [[nodiscard]] Status start(const SshfsHost& host, std::uint16_t relayPort);
    [[nodiscard]] Status waitUntilMounted(const Patience& patience);
    [[nodiscard]] Status openRoot();

    SshfsTarget m_target;
    SshfsMountPlace m_place;
    std::unique_ptr<GuardedProcess> m_process;
    FileDescriptor m_root;
    dev_t m_device = 0;
    bool m_isRemoved = false;
};

} // namespace breakeven
