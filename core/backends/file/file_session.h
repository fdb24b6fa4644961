// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/backends/remote_waits.h"
#include "core/base/file_descriptor.h"

#include <QString>

#include <array>
#include <mutex>

namespace breakeven {

// One worker's files below an open FileBackend, which outlives it and whose folders it borrows.
class FileSession : public Session
{
public:
    struct Folders
    {
        int run = -1; // descriptors, owned by the back end
        int hm = -1;
        QString runPath; // for errors
        Layout layout = Layout::Shared;
        bool fsync = false;
    };

    // `number` is unique among the back end's sessions.
    FileSession(Folders folders, RemoteWaits& waits, int number);

    [[nodiscard]] Result<Lookup> read(int item, std::vector<std::byte>& into) override;
    [[nodiscard]] Status write(int item, std::span<const std::byte> payload) override;
    void interrupt() noexcept override { m_waiting.stop(); }

    // The same items through another way to them, from the next call on.
    void setFolders(Folders folders);

private:
    using Name = std::array<char, 64>;

    [[nodiscard]] Result<Lookup> readWhole(int item, std::vector<std::byte>& into);
    [[nodiscard]] static ssize_t readSome(int file, std::byte* to, std::size_t size);
    bool wait(int roundTrips, std::size_t bytes);
    [[nodiscard]] FileDescriptor create();
    void nameFiles(int item);
    [[nodiscard]] Status fill(int file, std::span<const std::byte> payload) const;
    [[nodiscard]] Status moveIntoPlace();
    [[nodiscard]] Error failure(int number, const Name& file) const;
    [[nodiscard]] Error stopped() const;

    Folders m_folders;
    RemoteWaits& m_waits;
    WaitingCalls m_waiting;
    int m_number;
    unsigned m_written = 0;
    int m_temporaryFolder = -1; // where m_temporary is created
    Name m_item{};              // below hm/
    Name m_temporary{};
};

} // namespace breakeven
