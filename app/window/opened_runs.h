// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/runs/run.h"

#include <QObject>
#include <QString>

#include <memory>

namespace breakeven {

// A run read from its file, with what it says.
struct OpenedRun
{
    QString path;
    Run run;
    Analysis analysis;
    Status mayGoOn = Done{}; // here and now: as mayGoOn() has it
};

// Reads and analyses run files in the background. GUI thread.
class OpenedRuns final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void open(const QString& path);

signals:
    void opened(const std::shared_ptr<const breakeven::OpenedRun>& run);
    void failed(const QString& path, const breakeven::Error& error);
};

} // namespace breakeven
