// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/saved_runs.h"

#include "app/background/when_ready.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>
#include <chrono>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr auto quiet = 200ms;    // a copy of many files makes many changes
constexpr auto between = 2000ms; // looks at runs that go on elsewhere

} // namespace

SavedRuns::SavedRuns(QObject* parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(quiet);
    m_poll.setInterval(between);
    connect(&m_soon, &QTimer::timeout, this, &SavedRuns::list);
    connect(&m_poll, &QTimer::timeout, this, &SavedRuns::list);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (m_watched)
            m_soon.start();
        else
            m_stale = true;
    });
}

void SavedRuns::watch()
{
    const QString folder = runFolder();
    if (m_watcher.directories().contains(folder))
        return;
    if (const QStringList before = m_watcher.directories(); !before.isEmpty())
        m_watcher.removePaths(before); // another was chosen
    QDir().mkpath(folder);
    m_watcher.addPath(folder);
}

void SavedRuns::refresh()
{
    m_soon.stop();
    list();
}

void SavedRuns::add(const QString& path)
{
    const bool isListed =
        m_added.contains(path) ||
        std::any_of(m_runs.begin(), m_runs.end(), [&](const RunSummary& run) { return run.path == path; });
    if (isListed)
        return;
    m_added.append(path);
    list();
}

void SavedRuns::forget(const QString& path)
{
    m_added.removeAll(path);
    std::erase_if(m_runs, [&](const RunSummary& run) { return run.path == path; });
    emit listed();
}

QSet<QString> SavedRuns::elsewhere() const
{
    const QDir folder(runFolder());
    QSet<QString> paths;
    for (const QString& path : m_added)
        if (QFileInfo(path).absoluteDir() != folder)
            paths.insert(path);
    return paths;
}

void SavedRuns::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_stale)
        list();
    else if (watched &&
             std::any_of(m_runs.begin(), m_runs.end(), [](const RunSummary& r) { return r.running; }))
        m_poll.start();
    if (!watched)
        m_poll.stop();
}

void SavedRuns::list()
{
    if (m_listing) {
        m_again = true;
        return;
    }
    watch();
    m_listing = true;
    m_again = false;
    m_stale = false;
    whenReady(
        QtConcurrent::run([added = m_added, known = m_runs] { return listRuns(runFolder(), added, known); }),
        this, [this](const std::vector<RunSummary>& result) {
            m_listing = false;
            take(result);
            if (m_again)
                list();
        });
}

void SavedRuns::take(const std::vector<RunSummary>& runs)
{
    const bool anyRuns =
        std::any_of(runs.begin(), runs.end(), [](const RunSummary& run) { return run.running; });
    if (anyRuns && m_watched && !m_poll.isActive())
        m_poll.start();
    else if (!anyRuns)
        m_poll.stop();
    if (runs == m_runs)
        return;
    m_runs = runs;
    emit listed();
}

} // namespace breakeven
