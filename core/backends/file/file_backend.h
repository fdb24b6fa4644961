// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"
#include "core/backends/file/run_folder.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/remote_waits.h"
#include "core/base/file_descriptor.h"
#include "core/plan/target.h"

#include <QString>

#include <atomic>

namespace breakeven {

// Items as files in a folder `breakeven-RUNID-XXXXXX` that it makes in the target's folder (or in the
// system's temporary one) and removes with everything in it; nothing else there is touched.
//
//   shared:    RUN/hm/ITEM, temporary files in RUN
//   per item:  RUN/hm/ITEM/ITEM, temporary files in RUN/hm/ITEM
//
// A network is emulated by waiting in the calls, under the folder's lock where the kernel would hold it
// (RoundTrips); per item, each item has folder and lock of its own, so calls on different items never wait
// for each other.
class FileBackend : public Backend
{
public:
    [[nodiscard]] static const BackendType& type();

    FileBackend(FileTarget target, QString name, QString runId);
    ~FileBackend() override;

    [[nodiscard]] Result<TargetFacts> open() override;
    [[nodiscard]] Status setNetwork(const Network& network) override;
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() override
    {
        return m_waits.held.take();
    }
    [[nodiscard]] Status setItems(int items) override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Status clearItems() override;
    [[nodiscard]] int descriptorsOfASession() const override { return 2; } // a file, and the folder it is in
    [[nodiscard]] Status confirmPlace() const override;
    [[nodiscard]] Result<ItemPlace> place() const override;
    [[nodiscard]] Status close() override;

    // The folder made by open(), absolute; empty while closed.
    [[nodiscard]] QString runFolder() const { return m_folder.path(); }

private:
    FileTarget m_target;
    QString m_name;
    QString m_runId;
    FileDescriptor m_parent;
    RunFolder m_folder;
    int m_items = 0;
    RemoteWaits m_waits;
    std::atomic<int> m_sessions{0}; // opened so far: each has temporary names of its own
};

} // namespace breakeven
