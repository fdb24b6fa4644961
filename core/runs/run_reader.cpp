// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_reader.h"

#include "core/runs/parallel_work.h"
#include "core/runs/run_code.h"
#include "core/runs/run_failures.h"
#include "core/runs/run_line.h"

#include <QFile>
#include <QSet>

#include <optional>
#include <utility>

namespace breakeven {

namespace {

constexpr std::size_t mostWarnings = 20;
constexpr qsizetype partBytes = 8 << 20;    // read and then parsed at once
constexpr qsizetype longestLine = 64 << 20; // bytes; beyond it is no run, but say /dev/zero
constexpr qsizetype linesOfTurn = 16;       // of one thread, so that short lines cost no fight for the next

// A run while its file is read, part by part.
class Reading
{
public:
    explicit Reading(QString where) : m_where(std::move(where)) {}

    // Takes what of `bytes` is whole lines; gives how many bytes that is.
    Result<qsizetype> take(QByteArrayView bytes)
    {
        std::vector<QByteArrayView> lines;
        qsizetype from = 0;
        for (qsizetype to = bytes.indexOf('\n'); to >= 0; to = bytes.indexOf('\n', from)) {
            lines.push_back(bytes.sliced(from, to - from));
            from = to + 1;
        }
        if (lines.empty())
            return 0;
        if (!m_run) {
            if (Status begun = begin(lines.front(), true); !begun.ok())
                return begun.error();
            lines.erase(lines.begin());
        }
        add(lines);
        return from;
    }

    // `rest`: what follows the last line feed.
    Result<Run> finish(QByteArrayView rest)
    {
        if (!m_run) {
            if (Status begun = begin(rest, false); !begun.ok())
                return begun.error();
        } else if (RunLine line = parseRunLine(rest); std::holds_alternative<Error>(line)) {
            m_run->warnings.push_back({.kind = RunWarning::Kind::LastLineCutShort});
        } else {
            add(std::move(line));
        }
        if (m_unsaid > 0)
            m_run->warnings.push_back({.kind = RunWarning::Kind::MoreLinesDamaged, .number = m_unsaid});
        return *std::exchange(m_run, std::nullopt);
    }

private:
    Status begin(QByteArrayView line, bool isWhole)
    {
        auto header = parseHeaderLine(line, isWhole, m_where);
        if (!header.ok())
            return header.error();
        m_run =
            Run{.header = std::move(header).value(), .blocks = {}, .failures = {}, .end = {}, .warnings = {}};
        return Done{};
    }

    void add(const std::vector<QByteArrayView>& lines)
    {
        std::vector<RunLine> parsed(lines.size());
        const auto count = static_cast<qsizetype>(lines.size());
        workInParallel((count + linesOfTurn - 1) / linesOfTurn, [&](qsizetype turn) {
            for (qsizetype i = turn * linesOfTurn; i < std::min(count, (turn + 1) * linesOfTurn); ++i)
                parsed[static_cast<std::size_t>(i)] = parseRunLine(lines[static_cast<std::size_t>(i)]);
        });
        for (RunLine& line : parsed)
            add(std::move(line));
    }

    void add(RunLine line)
    {
        ++m_line;
        if (auto* block = std::get_if<Block>(&line)) {
            block->point.target = *m_targets.insert(block->point.target); // one text for all its blocks
            dropOvercome(m_run->failures, block->point);
            m_run->blocks.push_back(std::move(*block));
            m_run->end.reset(); // it went on
        } else if (auto* failure = std::get_if<Failure>(&line)) {
            m_run->failures.push_back(std::move(*failure));
            m_run->end.reset();
        } else if (auto* end = std::get_if<RunEnd>(&line)) {
            m_run->end = std::move(*end);
        } else if (const auto* error = std::get_if<Error>(&line); error != nullptr) {
            if (m_run->warnings.size() < mostWarnings)
                m_run->warnings.push_back(
                    {.kind = RunWarning::Kind::LineDamaged, .number = m_line, .error = *error});
            else
                ++m_unsaid;
        }
    }

    QString m_where;
    std::optional<Run> m_run; // from the header on
    QSet<QString> m_targets;
    qsizetype m_line = 1; // the last that was added, counted from 1; the header is the first
    qsizetype m_unsaid = 0;
};

} // namespace

Result<Run> readRunFromBytes(const QByteArray& bytes, const QString& where)
{
    Reading reading(where);
    const auto taken = reading.take(bytes);
    if (!taken.ok())
        return taken.error();
    return reading.finish(QByteArrayView(bytes).sliced(taken.value()));
}

Result<Run> readRun(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        const bool there = file.exists();
        return Error{there ? Error::Code::NotPermitted : Error::Code::NotFound, path,
                     there ? file.errorString() : QString()};
    }
    // Read, not mapped: the memory of a file that its writer cuts short would be gone under our eyes.
    Reading reading(path);
    QByteArray bytes;
    qsizetype held = 0; // bytes of a line whose end is not read yet
    for (;;) {
        if (bytes.size() < held + partBytes)
            bytes.resize(held + partBytes);
        const qint64 got = file.read(bytes.data() + held, partBytes);
        if (got < 0)
            return Error{Error::Code::InputOutput, path, file.errorString()};
        if (got == 0)
            return reading.finish(QByteArrayView(bytes).first(held));
        const auto taken = reading.take(QByteArrayView(bytes).first(held + got));
        if (!taken.ok())
            return taken.error();
        bytes.remove(0, taken.value());
        held += got - taken.value();
        if (held > longestLine)
            return Error{Error::Code::InvalidInput, path, {}, phrase(RunReason::NoRun)};
    }
}

} // namespace breakeven
