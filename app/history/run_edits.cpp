// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/run_edits.h"

#include "app/background/when_ready.h"

#include <QDate>
#include <QtConcurrent>

namespace breakeven {

namespace {

struct Removal
{
    std::vector<DeletedRun> runs;
    std::vector<Error> errors;
};

Removal removeAll(const QStringList& paths)
{
    Removal removal;
    for (const QString& path : paths) {
        const auto run = deleteRun(path, QDate::currentDate());
        if (run.ok())
            removal.runs.push_back(run.value());
        else
            removal.errors.push_back(run.error());
    }
    return removal;
}

// All that can be; the first that can't is the error.
Status restoreAll(const std::vector<DeletedRun>& runs)
{
    Status first = Done{};
    for (const DeletedRun& run : runs)
        if (Status restored = restoreRun(run); !restored.ok() && first.ok())
            first = std::move(restored);
    return first;
}

} // namespace

RunEdits::RunEdits(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.start([] { forgetDeletedRuns(runFolder(), QDate::currentDate()); });
}

void RunEdits::keep(const QString& path, const RunRemarks& remarks)
{
    m_unwritten.insert(path, remarks);
    whenReady(QtConcurrent::run(&m_pool, [path, remarks] { return writeRemarks(path, remarks); }), this,
              [this, path](const Status& written) {
                  if (!written.ok()) {
                      m_unwritten.remove(path);
                      emit failed(written.error());
                  }
                  emit changed();
              });
}

std::vector<RunSummary> RunEdits::withUnwritten(std::vector<RunSummary> runs)
{
    for (RunSummary& run : runs) {
        const auto unwritten = m_unwritten.constFind(run.path);
        if (unwritten == m_unwritten.constEnd())
            continue;
        if (run.remarks == *unwritten)
            m_unwritten.erase(unwritten);
        else
            run.remarks = *unwritten;
    }
    return runs;
}

void RunEdits::remove(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    whenReady(QtConcurrent::run(&m_pool, [paths] { return removeAll(paths); }), this,
              [this](const Removal& removal) {
                  if (!removal.runs.empty()) {
                      m_undo.push_back(removal.runs);
                      emit removed(removal.runs);
                  }
                  if (!removal.errors.empty())
                      emit failed(removal.errors.front());
                  emit changed();
              });
}

void RunEdits::undo()
{
    if (m_undo.empty())
        return;
    const std::vector<DeletedRun> back = std::move(m_undo.back());
    m_undo.pop_back();
    whenReady(QtConcurrent::run(&m_pool, [back] { return restoreAll(back); }), this,
              [this, back](const Status& all) {
                  if (all.ok())
                      emit restored(static_cast<int>(back.size()));
                  else
                      emit failed(all.error());
                  emit changed();
              });
}

} // namespace breakeven
