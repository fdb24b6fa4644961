// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_library.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace breakeven {

// The folder that runs are saved in, listed in the background and listed anew when something comes or goes in
// it. Files of other folders may be listed with them. GUI thread.
class SavedRuns final : public QObject
{
    Q_OBJECT

public:
    explicit SavedRuns(QObject* parent = nullptr);

    void refresh();
    void add(const QString& path);    // of any folder; nothing where it is listed already
    void forget(const QString& path); // that was added; the file stays
    // Somebody looks: a run that goes on elsewhere is looked at every other second. Else what changes waits.
    void setWatched(bool watched);

    [[nodiscard]] const std::vector<RunSummary>& runs() const { return m_runs; }
    [[nodiscard]] QSet<QString> elsewhere() const;

signals:
    void listed(); // runs() may have changed

private:
    void watch();
    void list();
    void take(const std::vector<RunSummary>& runs);

    QFileSystemWatcher m_watcher;
    QTimer m_soon; // running: something changed
    QTimer m_poll; // running: a run goes on elsewhere and is looked at
    QStringList m_added;
    std::vector<RunSummary> m_runs;
    bool m_listing = false;
    bool m_again = false; // something changed since that began
    bool m_watched = false;
    bool m_stale = false; // something changed while nobody looked
};

} // namespace breakeven
