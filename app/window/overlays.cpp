// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/overlays.h"

namespace breakeven {

Overlays::Overlays(QObject* parent) : QObject(parent)
{
    connect(&m_files, &OpenedRuns::opened, this, [this](const std::shared_ptr<const OpenedRun>& run) {
        if (m_awaited.removeAll(run->path) > 0)
            lay(run);
    });
    connect(&m_files, &OpenedRuns::failed, this, [this](const QString& path, const Error& error) {
        if (m_awaited.removeAll(path) > 0)
            emit failed(path, error);
    });
}

void Overlays::lay(const QString& path)
{
    m_awaited.append(path);
    m_files.open(path);
}

void Overlays::lay(const std::shared_ptr<const OpenedRun>& run)
{
    std::erase_if(m_runs, [&](const auto& other) { return other->path == run->path; });
    m_runs.push_back(run);
    emit laid(run);
}

void Overlays::takeOff(const QString& path)
{
    m_awaited.removeAll(path);
    std::erase_if(m_runs, [&](const auto& run) { return run->path == path; });
    emit takenOff(path);
}

void Overlays::set(const QString& path, bool laid)
{
    if (laid)
        lay(path);
    else
        takeOff(path);
}

} // namespace breakeven
