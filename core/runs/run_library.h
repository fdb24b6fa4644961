// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/found_answer.h"
#include "core/runs/found_crossover.h"
#include "core/runs/run.h"
#include "core/runs/run_remarks.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// Why a file of the runs' folder can't be shown, or not whole.
struct RunDamage
{
    enum class Kind {
        Unreadable,   // by this user
        Empty,        // not even begun
        NoRun,        // something else of that name
        NewerVersion, // of the format, than this Breakeven knows
        HeadCutShort, // interrupted before anything was measured
        TailCutShort, // the last line is not whole; the others can be read
    };

    Kind kind = Kind::NoRun;
    qint64 lines = 0; // that are whole; of a tail cut short only, as is the next
    qint64 bytes = 0; // that hold them

    [[nodiscard]] bool isReadable() const { return kind == Kind::TailCutShort; }

    friend bool operator==(const RunDamage&, const RunDamage&) = default;
};

// What a list of past runs shows of one, read from the first and last lines of its file. Where the first line
// can't be read there is no more than the file itself and its damage.
struct RunSummary
{
    QString path;
    QUuid id;
    QString title;
    QDateTime started;               // of a file without a readable head: when it was last changed
    std::optional<RunStatus> status; // none: never finished
    qint64 bytes = 0;
    QDateTime changed{};
    QString host{};                      // that it was measured on
    QStringList targets{};               // of the plan, by name
    double leastValue = 0;               // of the plan's axis, above 0; 0: there is none
    std::optional<Error> error{};        // that ended it; none where the status says it all
    bool running = false;                // somebody goes on with it
    std::vector<FoundCrossover> found{}; // empty, too, where an older Breakeven wrote the file
    std::vector<FoundAnswer> answers{};  // likewise
    std::optional<RunDamage> damage{};
    RunRemarks remarks{};

    friend bool operator==(const RunSummary&, const RunSummary&) = default;
};

// The folder in which runs are saved by themselves, in the window and on the command line: the one that the
// user chose, else the user's data folder + "/runs". Reads the user's settings; any thread.
[[nodiscard]] QString runFolder();
[[nodiscard]] QString defaultRunFolder(); // where none was chosen

// Saves runs in `folder` from now on; those elsewhere stay where they are. NotPermitted where this user can't
// write there, or NotFound.
[[nodiscard]] Status chooseRunFolder(const QString& folder);

// A path in `folder` for a run of this header that doesn't exist yet:
// "2026-11-23_100000_first-look.breakeven.jsonl".
[[nodiscard]] QString newRunPath(const QString& folder, const QString& title, const QDateTime& started);

// All run files of `folder`, newest first, the damaged ones among them; and `others`, wherever they lie, as
// far as they are there. Reads at most a few KiB a file, and of those that are as `known` has them nothing
// but their remarks: 5,000 runs in under 0.3 s. Not for the GUI thread.
[[nodiscard]] std::vector<RunSummary> listRuns(const QString& folder, const QStringList& others = {},
                                               std::span<const RunSummary> known = {});

} // namespace breakeven
