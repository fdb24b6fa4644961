// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_child.h"

#include "core/base/file_descriptor.h"
#include "core/base/system_error.h"
#include "core/base/system_limits.h"
#include "core/runtimes/preloaded_library.h"
#include "core/runtimes/runtime_code.h"

#include <QFile>

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <vector>

namespace breakeven {

namespace {

constexpr qsizetype longestLine = qsizetype{64} << 20;
constexpr qsizetype keptWords = 4000; // of standard error
constexpr int lifelineOfChild = 3;    // the child's
// An interpreter takes the folder of the moment for a place to import from, in PYTHONPATH's empty and
// relative entries too, before any line of ours can tell it otherwise: it begins where only the administrator
// writes.
constexpr const char* safeFolder = "/";

// What the child gets, and our ends of it.
struct Pipes
{
    FileDescriptor input; // a socket, as a write to a dead child must not raise SIGPIPE
    FileDescriptor output;
    FileDescriptor errors;
    FileDescriptor lifeline;
    FileDescriptor childInput;
    FileDescriptor childOutput;
    FileDescriptor childErrors;
    FileDescriptor childLifeline;
};

bool makePipe(FileDescriptor& readEnd, FileDescriptor& writeEnd)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return false;
    readEnd = FileDescriptor(ends[0]);
    writeEnd = FileDescriptor(ends[1]);
    return true;
}

bool makePipes(Pipes& pipes)
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return false;
    pipes.input = FileDescriptor(ends[0]);
    pipes.childInput = FileDescriptor(ends[1]);
    if (!makePipe(pipes.output, pipes.childOutput) || !makePipe(pipes.errors, pipes.childErrors) ||
        !makePipe(pipes.childLifeline, pipes.lifeline))
        return false;
    for (const FileDescriptor* own : {&pipes.input, &pipes.output, &pipes.errors})
        fcntl(own->number(), F_SETFL, fcntl(own->number(), F_GETFL) | O_NONBLOCK);
    // Numbers that the child's own 0 to 3 can't collide with, whatever was closed in us.
    for (FileDescriptor* child :
         {&pipes.childInput, &pipes.childOutput, &pipes.childErrors, &pipes.childLifeline}) {
        FileDescriptor moved(fcntl(child->number(), F_DUPFD_CLOEXEC, lifelineOfChild + 1));
        if (!moved.isOpen())
            return false;
        *child = std::move(moved);
    }
    return true;
}

class SpawnSettings
{
public:
    SpawnSettings(const Pipes& pipes, const PreloadedLibrary& library)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addchdir_np(&m_actions, safeFolder);
        posix_spawn_file_actions_adddup2(&m_actions, pipes.childInput.number(), 0);
        posix_spawn_file_actions_adddup2(&m_actions, pipes.childOutput.number(), 1);
        posix_spawn_file_actions_adddup2(&m_actions, pipes.childErrors.number(), 2);
        posix_spawn_file_actions_adddup2(&m_actions, pipes.childLifeline.number(), lifelineOfChild);
        if (library.isOpen())
            posix_spawn_file_actions_adddup2(&m_actions, library.number(),
                                             PreloadedLibrary::descriptorOfChild);
        // Connections and locks of ours that a library opened without O_CLOEXEC.
        posix_spawn_file_actions_addclosefrom_np(
            &m_actions, library.isOpen() ? PreloadedLibrary::descriptorOfChild + 1 : lifelineOfChild + 1);

        posix_spawnattr_init(&m_attributes);
        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes,
                                 POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

Error startError(int systemError, const QString& name)
{
    const QString words = systemWords(systemError);
    switch (systemError) {
    case ENOENT:
    case ENOTDIR:
        return {Error::Code::NotFound, name, words};
    case EACCES:
        return {Error::Code::NotPermitted, name, words};
    case EAGAIN:
        return threadsExhausted();
    default:
        return {Error::Code::ServerNotStarted, name, words};
    }
}

// Appends what is there, up to 1 MiB: one that never stops talking must not keep us. False at the end of the
// stream.
bool drain(const FileDescriptor& from, QByteArray& into)
{
    std::array<char, 16384> buffer{};
    for (int pieces = 0; pieces < 64; ++pieces) {
        const ssize_t count = read(from.number(), buffer.data(), buffer.size());
        if (count > 0)
            into.append(buffer.data(), count);
        else if (count == 0)
            return false;
        else if (errno != EINTR)
            return errno == EAGAIN;
    }
    return true;
}

} // namespace

struct CPythonChild::State
{
    pid_t process = -1;
    FileDescriptor died; // readable once the process is dead
    Pipes pipes;
    QString name;
    QByteArray unsent;
    QByteArray received;
    QByteArray words;
    int due = 0; // lines sent that ask for an answer, less the answers
    std::optional<int> status;

    void pushOut();
    void readErrors();
    std::optional<QByteArray> takeLine();
    void endGroup();
    Error ended();
};

CPythonChild::CPythonChild(std::unique_ptr<State> state) : m_state(std::move(state)) {}

CPythonChild::~CPythonChild()
{
    m_state->endGroup();
}

Result<std::unique_ptr<CPythonChild>> CPythonChild::start(const QString& program,
                                                          const QStringList& arguments, const QString& name,
                                                          const QByteArray& preload)
{
    auto state = std::make_unique<State>();
    state->name = name;
    if (!makePipes(state->pipes))
        return startError(errno, name);

    const QByteArray path = QFile::encodeName(program);
    std::vector<QByteArray> texts{path};
    for (const QString& argument : arguments)
        texts.push_back(argument.toUtf8());
    std::vector<char*> words;
    words.reserve(texts.size() + 1);
    for (QByteArray& text : texts)
        words.push_back(text.data());
    words.push_back(nullptr);

    PreloadedLibrary library(preload);
    const SpawnSettings settings(state->pipes, library);
    if (const int failed = posix_spawn(&state->process, path.constData(), settings.actions(),
                                       settings.attributes(), words.data(), library.environment());
        failed != 0)
        return startError(failed, name);
    for (FileDescriptor* child : {&state->pipes.childInput, &state->pipes.childOutput,
                                  &state->pipes.childErrors, &state->pipes.childLifeline})
        child->close();
    state->died = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, state->process, 0)));
    return std::unique_ptr<CPythonChild>(new CPythonChild(std::move(state)));
}

void CPythonChild::send(const QByteArray& line)
{
    m_state->unsent += line + '\n';
    m_state->due = 1;
}

Result<QByteArray> CPythonChild::receive(Clock::time_point deadline, const std::stop_token& stop)
{
    const FileDescriptor stopped(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    const std::stop_callback wake(stop, [&stopped] { eventfd_write(stopped.number(), 1); });
    bool stopSeen = false;
    for (;;) {
        if (auto line = m_state->takeLine()) {
            m_state->due = 0;
            if (stopSeen)
                return Error{Error::Code::Cancelled, {}, {}};
            return *std::move(line);
        }
        if (m_state->received.size() > longestLine)
            return withWords(
                {RuntimeCode::ChildEndless, m_state->name, {}, phrase(RuntimeReason::LineSoLong)});
        if (stop.stop_requested() && !stopSeen) {
            stopSeen = true;
            deadline = std::min(deadline, Clock::now() + stopGrace);
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            if (stopSeen)
                return Error{Error::Code::Cancelled, {}, {}};
            return withWords({RuntimeCode::ChildHung, m_state->name, {}});
        }

        m_state->pushOut();
        const Pipes& pipes = m_state->pipes;
        std::array<pollfd, 5> watched{
            pollfd{pipes.output.number(), POLLIN, 0}, pollfd{pipes.errors.number(), POLLIN, 0},
            pollfd{m_state->died.number(), POLLIN, 0}, pollfd{stopSeen ? -1 : stopped.number(), POLLIN, 0},
            pollfd{m_state->unsent.isEmpty() ? -1 : pipes.input.number(), POLLOUT, 0}};
        if (poll(watched.data(), watched.size(), static_cast<int>(std::min<qint64>(left.count(), 60'000))) <
            0) {
            if (errno == EINTR)
                continue;
            return Error{Error::Code::Internal, m_state->name, systemWords(errno)};
        }
        m_state->readErrors();
        // Dead comes before read: what it said last must not be missed.
        const bool dead = watched[2].revents != 0;
        const bool open = drain(pipes.output, m_state->received);
        if ((dead || !open) && !m_state->received.contains('\n'))
            return m_state->ended();
    }
}

bool CPythonChild::inStep() const
{
    return m_state->due == 0;
}

void CPythonChild::setName(const QString& name)
{
    m_state->name = name;
}

QString CPythonChild::lastWords() const
{
    m_state->readErrors();
    return QString::fromUtf8(m_state->words).trimmed();
}

Error CPythonChild::withWords(Error error) const
{
    const QString last = lastWords();
    if (last.isEmpty() || error.detail.contains(last))
        return error;
    if (error.reason.code.isNone())
        error.reason.code = RuntimeReason::WroteLast;
    error.reason.figures.emplace_back(last);
    return error;
}

qint64 CPythonChild::processId() const
{
    return m_state->process;
}

void CPythonChild::State::pushOut()
{
    while (!unsent.isEmpty()) {
        const ssize_t count = ::send(pipes.input.number(), unsent.constData(),
                                     static_cast<std::size_t>(unsent.size()), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            return;
        if (count < 0) {
            unsent.clear(); // it is gone or closed its input: what it writes or how it ended says more
            return;
        }
        unsent.remove(0, count);
    }
}

void CPythonChild::State::readErrors()
{
    if (!pipes.errors.isOpen())
        return;
    if (!drain(pipes.errors, words))
        pipes.errors.close();
    if (words.size() > keptWords) {
        words = words.last(keptWords);
        words.remove(0, words.indexOf('\n') + 1); // a line cut short misleads
    }
}

std::optional<QByteArray> CPythonChild::State::takeLine()
{
    const qsizetype end = received.indexOf('\n');
    if (end < 0)
        return std::nullopt;
    QByteArray line = received.first(end);
    received.remove(0, end + 1);
    return line;
}

void CPythonChild::State::endGroup()
{
    if (process < 0 || status)
        return;
    // Before it is waited for, as its number is then free for others.
    ::kill(-process, SIGKILL);
    int how = 0;
    while (waitpid(process, &how, 0) < 0 && errno == EINTR) {
    }
    status = how;
}

Error CPythonChild::State::ended()
{
    // Its output may close a moment before it is dead: how it ended is to be its own doing, not ours.
    pollfd dying{died.number(), POLLIN, 0};
    poll(&dying, 1, 500);
    endGroup();
    readErrors();
    const QString last = QString::fromUtf8(words).trimmed();
    // What an uncaught exception leaves behind; others may have come before and been caught.
    const bool isException = WIFEXITED(*status) && WEXITSTATUS(*status) == 1;
    if (isException && last.section(QLatin1Char('\n'), -1).startsWith(QLatin1String("MemoryError")))
        return {Error::Code::OutOfMemory, name, last};

    Error error{Error::Code::ProcessEnded, name, {}};
    if (WIFSIGNALED(*status)) {
        const int signal = WTERMSIG(*status);
        const RuntimeReason how = signal == SIGKILL ? RuntimeReason::Killed : RuntimeReason::Signal;
        error.reason = phrase(how, signal, QString::fromLatin1(sigdescr_np(signal)));
    } else {
        error.reason = phrase(RuntimeReason::ExitStatus, WEXITSTATUS(*status));
    }
    if (!last.isEmpty())
        error.reason.figures.emplace_back(last);
    return error;
}

} // namespace breakeven
