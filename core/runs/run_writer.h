// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/found_answer.h"
#include "core/runs/found_crossover.h"
#include "core/runs/run.h"

#include <QFile>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace breakeven {

// How a run file reaches the disk; a test puts its own in place.
struct RunDisk
{
    std::function<int(int descriptor)> sync; // as fsync()
    std::function<std::chrono::steady_clock::time_point()> now;

    [[nodiscard]] static RunDisk real();
};

// Writes NAME.breakeven.jsonl as the run goes: a whole line at a time, flushed to the system after each,
// fsync'ed by a block's end at most once a second, after a failure and at the end. A crash loses the line in
// flight. Until finish() or its end the file is locked, by which isBeingWritten() knows it.
//
// Threads: one thread at a time. Errors: NoSpace, NotPermitted, InputOutput; after one the file holds what it
// held.
class RunWriter
{
public:
    // Creates `path` and its folder (never overwrites: NotPermitted if it exists) and writes the first line.
    // NoSpace, NotPermitted and InputOutput, here and by every call below.
    [[nodiscard]] static Result<RunWriter> create(const QString& path, const RunHeader& header,
                                                  RunDisk disk = RunDisk::real());

    // Goes on with a run file that is there, after its last line; the first that is written takes the place
    // of one cut short. NotPermitted as well where a RunWriter has it.
    [[nodiscard]] static Result<RunWriter> goOn(const QString& path, RunDisk disk = RunDisk::real());

    [[nodiscard]] Status append(const Block& block);
    [[nodiscard]] Status append(const Failure& failure);
    // The last call; where the run goes on later, another end counts then. `found` and `answers`: what a list
    // of runs is to show of this one.
    [[nodiscard]] Status finish(const RunEnd& end, std::span<const FoundCrossover> found = {},
                                std::span<const FoundAnswer> answers = {});

    [[nodiscard]] QString path() const;

private:
    RunWriter(std::unique_ptr<QFile> file, RunDisk disk);

    bool lock(); // false: another has it
    void lookAtLastLine();
    Status writeLine(const QByteArray& line);
    Status sync();
    Status syncFolder(); // which holds the file's name

    std::unique_ptr<QFile> m_file;
    RunDisk m_disk;
    bool m_midLine = false;          // the file, found so: a line feed is due
    std::optional<qint64> m_cutAt{}; // where a last line cut short begins, that is to go
    std::chrono::steady_clock::time_point m_synced{};
};

// Whether a RunWriter of any process is about to go on with the file. Not known of some remote file systems:
// false.
[[nodiscard]] bool isBeingWritten(const QString& path);
[[nodiscard]] bool isBeingWritten(const QFile& open);

} // namespace breakeven
