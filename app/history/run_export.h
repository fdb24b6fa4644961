// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace breakeven {

// Writes the samples of past runs as CSV, in the background: one to a file that the user names, several to a
// folder, each beside what is there already.
class RunExport final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Opens the dialog over `window`; nothing without a path.
    void ask(QWidget* window, const QStringList& paths);

signals:
    void exported(int runs, const QString& place); // a file or a folder
    void failed(const breakeven::Error& error);

private:
    void start(const QStringList& paths, const QStringList& outputs, const QString& place);
};

} // namespace breakeven
