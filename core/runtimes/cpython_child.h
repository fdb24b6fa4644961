// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <stop_token>

namespace breakeven {

// A child process that is spoken to in lines: what we send goes to its standard input, what it answers comes
// from its standard output. What it writes to standard error is kept for error messages.
//
// It leads a process group of its own, which the destructor ends as a whole (SIGKILL). Should we be killed
// ourselves, it sees the end of its standard input, and its file descriptor 3, a pipe that is never written
// to, is closed: it can have the kernel end it then. (A parent death signal wouldn't do, as it follows the
// thread that started the child, which may be one of a pool.)
//
// Errors: NotFound, NotPermitted and ServerNotStarted from start(); ChildHung, ChildEndless, ProcessEnded,
// OutOfMemory and Cancelled later, all but the last with the tail of standard error. After any but Cancelled
// the child is of no use. Threads: one at a time.
class CPythonChild
{
public:
    using Clock = std::chrono::steady_clock;

    // How long after a stop an answer that is due is still waited for, which saves the child.
    static constexpr std::chrono::milliseconds stopGrace{120};

    // `program` is an absolute path; it starts in "/", whatever our own folder is. `name` is how people know
    // the child: "Python (/usr/bin/python3)". `preload`: a shared library for it to load first, where not
    // empty (PreloadedLibrary). NotFound, NotPermitted, ServerNotStarted, ThreadsExhausted.
    [[nodiscard]] static Result<std::unique_ptr<CPythonChild>> start(const QString& program,
                                                                     const QStringList& arguments,
                                                                     const QString& name,
                                                                     const QByteArray& preload = {});

    ~CPythonChild();
    CPythonChild(const CPythonChild&) = delete;
    CPythonChild& operator=(const CPythonChild&) = delete;

    // What is sent goes out with the next receive(). `line` has no line break.
    void send(const QByteArray& line);

    // The next line, without its line break. After Cancelled look at inStep(). RuntimeCode::ChildHung at the
    // deadline, ChildEndless, ProcessEnded or OutOfMemory with how it ended and its last words.
    [[nodiscard]] Result<QByteArray> receive(Clock::time_point deadline, const std::stop_token& stop);

    // Whether no answer is due that was not waited for.
    [[nodiscard]] bool inStep() const;

    // For the errors that receive() gives from now on.
    void setName(const QString& name);

    // The tail of what it wrote to standard error.
    [[nodiscard]] QString lastWords() const;
    // `detail` of an error with that tail below it, unless it holds it already.
    [[nodiscard]] Error withWords(Error error) const;

    [[nodiscard]] qint64 processId() const;

private:
    struct State;
    explicit CPythonChild(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
