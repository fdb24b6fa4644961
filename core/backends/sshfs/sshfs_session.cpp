// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_session.h"

#include <sys/statvfs.h>

namespace breakeven {

namespace {

class BusyMark
{
public:
    explicit BusyMark(std::atomic<bool>& isBusy) : m_isBusy(isBusy) { m_isBusy = true; }
    BusyMark(const BusyMark&) = delete;
    BusyMark& operator=(const BusyMark&) = delete;
    ~BusyMark() { m_isBusy = false; }

private:
    std::atomic<bool>& m_isBusy;
};

bool isFull(int folder)
{
    struct statvfs facts
    {};
    return ::fstatvfs(folder, &facts) == 0 && facts.f_bavail == 0;
}

} // namespace

SshfsSession::SshfsSession(FileSession::Folders folders, std::shared_ptr<SshfsMount> mount,
                           RemoteWaits& noWaits, int number, std::function<void(SshfsSession*)> whenGone)
    : m_files(std::move(folders), noWaits, number)
    , m_whenGone(std::move(whenGone))
    , m_mount(std::move(mount))
{}

SshfsSession::~SshfsSession()
{
    m_whenGone(this);
}

Result<Lookup> SshfsSession::read(int item, std::vector<std::byte>& into)
{
    const BusyMark busy(m_isBusy);
    auto found = m_files.read(item, into);
    return found.ok() ? found : explained(found.error());
}

Status SshfsSession::write(int item, std::span<const std::byte> payload)
{
    const BusyMark busy(m_isBusy);
    const Status written = m_files.write(item, payload);
    return written.ok() ? written : explained(written.error());
}

void SshfsSession::interrupt() noexcept
{
    m_isStopped = true;
    m_files.interrupt();
    const std::scoped_lock lock(m_mountMutex);
    if (m_isBusy)
        m_mount->abort();
}

void SshfsSession::use(FileSession::Folders folders, std::shared_ptr<SshfsMount> mount)
{
    m_files.setFolders(std::move(folders));
    const std::scoped_lock lock(m_mountMutex);
    m_mount.swap(mount);
}

Error SshfsSession::explained(const Error& error) const
{
    if (m_isStopped)
        return {Error::Code::Cancelled, error.where, {}};
    // What calls get that are in progress when the connection breaks.
    if (error.code == Error::Code::ConnectionLost || error.code == Error::Code::InputOutput ||
        error.code == Error::Code::TimedOut)
        return m_mount->lost();
    if (error.code == Error::Code::NotPermitted &&
        isFull(m_mount->root())) // sftp has no word for a full disk
        return {Error::Code::NoSpace, error.where, error.detail};
    return error;
}

} // namespace breakeven
