// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/file_session.h"

#include "core/backends/file/target/round_trips.h"
#include "core/base/file_descriptor.h"
#include "core/base/system_error.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace breakeven {

namespace {

constexpr std::size_t smallestRead = 4096;

} // namespace

FileSession::FileSession(Folders folders, RemoteWaits& waits, int number)
    : m_waits(waits)
    , m_waiting(waits, static_cast<std::uint64_t>(number) + 1)
    , m_number(number)
{
    setFolders(std::move(folders));
}

void FileSession::setFolders(Folders folders)
{
    m_folders = std::move(folders);
    m_temporaryFolder = m_folders.layout == Layout::Shared ? m_folders.run : m_folders.hm;
}

Result<Lookup> FileSession::read(int item, std::vector<std::byte>& into)
{
    auto found = readWhole(item, into);
    if (!found.ok() || found.value() == Lookup::Missing)
        into.clear();
    return found;
}

Result<Lookup> FileSession::readWhole(int item, std::vector<std::byte>& into)
{
    if (m_waiting.isStopped())
        return stopped();
    nameFiles(item);
    if (m_waiting.isEmulated() && !wait(RoundTrips::read, 0))
        return stopped();

    // A pipe that somebody put in the item's place would never open, a link lead to a file without an end.
    constexpr int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW;
    FileDescriptor file(::openat(m_folders.hm, m_item.data(), flags));
    if (!file.isOpen()) {
        if (errno == ENOENT)
            return Lookup::Missing;
        return failure(errno, m_item);
    }
    // The last read's size is the best guess of this one's; a probe finds the end without growing the buffer.
    std::array<std::byte, 512> probe{};
    std::size_t size = 0;
    into.resize(std::max(smallestRead, into.size()));
    for (;;) {
        const bool isFull = size == into.size();
        const ssize_t got = isFull ? readSome(file.number(), probe.data(), probe.size())
                                   : readSome(file.number(), into.data() + size, into.size() - size);
        if (got < 0)
            return failure(errno, m_item);
        if (got == 0)
            break;
        if (isFull) {
            into.resize(2 * size);
            std::copy_n(probe.begin(), got, into.begin() + static_cast<std::ptrdiff_t>(size));
        }
        size += static_cast<std::size_t>(got);
    }
    into.resize(size);
    file.close();
    if (m_waiting.isEmulated() && !wait(0, size))
        return stopped();
    return Lookup::Found;
}

Status FileSession::write(int item, std::span<const std::byte> payload)
{
    if (m_waiting.isStopped())
        return stopped();
    nameFiles(item);

    FileDescriptor file = create();
    if (!file.isOpen() && m_waiting.isStopped())
        return stopped();
    if (!file.isOpen())
        return failure(errno, m_temporary);

    Status written = fill(file.number(), payload);
    if (written.ok() && m_waiting.isEmulated() && !wait(RoundTrips::writeAndClose, payload.size()))
        written = stopped();
    const int closed = file.close();
    if (closed != 0 && written.ok())
        written = failure(errno, m_temporary);
    if (written.ok())
        written = moveIntoPlace();
    if (!written.ok())
        ::unlinkat(m_temporaryFolder, m_temporary.data(), 0);
    return written;
}

// Not open: failed with errno, or stopped.
FileDescriptor FileSession::create()
{
    std::unique_lock lock(m_waits.temporaryFolder, std::defer_lock);
    if (m_waiting.isEmulated()) {
        if (m_folders.layout == Layout::Shared)
            lock.lock();
        if (!wait(RoundTrips::createLocked, 0))
            return {};
    }
    constexpr mode_t onlyOurs = 0600;
    return FileDescriptor(
        ::openat(m_temporaryFolder, m_temporary.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, onlyOurs));
}

Status FileSession::fill(int file, std::span<const std::byte> payload) const
{
    while (!payload.empty()) {
        const ssize_t put = ::write(file, payload.data(), payload.size());
        if (put >= 0)
            payload = payload.subspan(static_cast<std::size_t>(put));
        else if (errno != EINTR)
            return failure(errno, m_temporary);
    }
    if (m_folders.fsync && ::fsync(file) != 0)
        return failure(errno, m_temporary);
    return Done{};
}

Status FileSession::moveIntoPlace()
{
    // Everybody takes them in this order.
    std::unique_lock from(m_waits.temporaryFolder, std::defer_lock);
    std::unique_lock to(m_waits.itemFolder, std::defer_lock);
    if (m_waiting.isEmulated()) {
        if (m_folders.layout == Layout::Shared) {
            from.lock();
            to.lock();
        }
        if (!wait(RoundTrips::rename, 0))
            return stopped();
    }
    if (::renameat(m_temporaryFolder, m_temporary.data(), m_folders.hm, m_item.data()) != 0)
        return failure(errno, m_item);
    return Done{};
}

ssize_t FileSession::readSome(int file, std::byte* to, std::size_t size)
{
    ssize_t got = 0;
    do {
        got = ::read(file, to, size);
    } while (got < 0 && errno == EINTR);
    return got;
}

bool FileSession::wait(int roundTrips, std::size_t bytes)
{
    return m_waiting.wait(roundTrips, bytes);
}

void FileSession::nameFiles(int item)
{
    ++m_written;
    if (m_folders.layout == Layout::Shared) {
        std::snprintf(m_item.data(), m_item.size(), "%d", item);
        std::snprintf(m_temporary.data(), m_temporary.size(), "tmp-%d-%u", m_number, m_written);
    } else {
        std::snprintf(m_item.data(), m_item.size(), "%d/%d", item, item);
        std::snprintf(m_temporary.data(), m_temporary.size(), "%d/tmp-%d-%u", item, m_number, m_written);
    }
}

Error FileSession::failure(int number, const Name& file) const
{
    const bool inRun = &file == &m_temporary && m_folders.layout == Layout::Shared;
    const QLatin1String folder(inRun ? "/" : "/hm/");
    return systemError(number, m_folders.runPath + folder + QLatin1String(file.data()));
}

Error FileSession::stopped() const
{
    return {Error::Code::Cancelled, m_folders.runPath, {}};
}

} // namespace breakeven
