// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/runs/deleted_runs.h"
#include "core/runs/run_library.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <vector>

namespace breakeven {

// What a user does to the files of past runs: remarks, deleting, and bringing back what was deleted while the
// program runs. In the background, one after the other. GUI thread.
class RunEdits final : public QObject
{
    Q_OBJECT

public:
    explicit RunEdits(QObject* parent = nullptr); // forgets what was deleted long ago

    void keep(const QString& path, const RunRemarks& remarks);
    void remove(const QStringList& paths);
    void undo(); // the last removal that wasn't undone; nothing without one

    // `runs` as they were listed, with the remarks that may not have been in their files yet.
    [[nodiscard]] std::vector<RunSummary> withUnwritten(std::vector<RunSummary> runs);

signals:
    void changed();                                               // something in the folder
    void removed(const std::vector<breakeven::DeletedRun>& runs); // one at least
    void restored(int runs);
    void failed(const breakeven::Error& error);

private:
    QThreadPool m_pool;                          // of one thread
    QHash<QString, RunRemarks> m_unwritten;      // by path
    std::vector<std::vector<DeletedRun>> m_undo; // as they were removed together
};

} // namespace breakeven
