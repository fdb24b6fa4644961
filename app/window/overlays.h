// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/opened_runs.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace breakeven {

// The runs laid over the current one. A file is read in the background; one that is taken off before that
// ends never appears. GUI thread.
class Overlays final : public QObject
{
    Q_OBJECT

public:
    explicit Overlays(QObject* parent = nullptr);

    void lay(const QString& path);
    void lay(const std::shared_ptr<const OpenedRun>& run); // has been read already
    void takeOff(const QString& path);
    void set(const QString& path, bool laid);

    [[nodiscard]] const std::vector<std::shared_ptr<const OpenedRun>>& runs() const { return m_runs; }

signals:
    void laid(const std::shared_ptr<const breakeven::OpenedRun>& run); // runs() has it
    void takenOff(const QString& path);
    void failed(const QString& path, const breakeven::Error& error);

private:
    OpenedRuns m_files;
    QStringList m_awaited; // being read
    std::vector<std::shared_ptr<const OpenedRun>> m_runs;
};

} // namespace breakeven
