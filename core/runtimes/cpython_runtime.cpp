// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_runtime.h"

#include "core/machine/affinity.h"
#include "core/network/precise_sleep.h"
#include "core/plan/plan_code.h"
#include "core/runtimes/cpython_child.h"
#include "core/runtimes/cpython_interpreters.h"
#include "core/runtimes/runtime_code.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace breakeven {

namespace {

using Clock = CPythonChild::Clock;

constexpr int mostGreetings = 100; // lines that an interpreter may print before it is ours

QString nameOf(const QString& interpreter, const QString& version = {})
{
    const QString name =
        version.isEmpty() ? QStringLiteral("Python") : QStringLiteral("Python %1").arg(version);
    return QStringLiteral("%1 (%2)").arg(name, interpreter);
}

// A generous bound of what the operations themselves take; patience comes on top.
std::chrono::nanoseconds longestArm(const ArmRequest& request, const Workload& workload,
                                    const ItemPlace& place)
{
    constexpr int roundTrips = 8;          // of an operation: 7 on a remote folder
    constexpr double slowestStorage = 1e6; // bytes a second
    const double transfer =
        static_cast<double>(workload.payloadBytes) *
        (1 / slowestStorage + (place.network.bandwidthMbit > 0 ? 8e-6 / place.network.bandwidthMbit : 0));
    const auto operation =
        2 * workload.compute + roundTrips * (place.roundTrip + place.network.rtt + place.network.jitter) +
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(2 * transfer));
    const int batches = request.warmUpBatches + (request.verify ? 4 : 2);
    return request.atMost + batches * workload.items * operation;
}

} // namespace

struct CPythonRuntime::State
{
    Backend& backend;
    cpython::Configuration configuration;
    CPythonOptions options;
    std::optional<Workload> workload;
    std::unique_ptr<CPythonChild> child;
    std::optional<cpython::Ready> ready;
    QString name;
    QByteArray toldPlace; // what the present child was told
    QByteArray toldWorkload;
    std::vector<std::chrono::nanoseconds> held; // of takeHeldRoundTrips()

    // Starts the child where there is none and tells it what has changed.
    Result<ItemPlace> toldPlaceAndWorkload(const std::stop_token& stop);
    Status start(const ItemPlace& place, const std::stop_token& stop);
    Status greet(const std::stop_token& stop);
    Status tell(const QByteArray& line, QByteArray& told, const std::stop_token& stop);
    Result<QByteArray> exchange(const QByteArray& line, std::chrono::nanoseconds atMost,
                                const std::stop_token& stop);
    template <typename T>
    Result<T> heard(const QByteArray& line, Result<T> answer);
};

CPythonRuntime::CPythonRuntime(Backend& backend, PoolKind pool, std::uint64_t seed, CPythonOptions options)
    : m_state(std::make_unique<State>(State{.backend = backend,
                                            .configuration = {.backend = {},
                                                              .pool = pool,
                                                              .seed = seed,
                                                              .userFile = options.userFile,
                                                              .memoryLimit = options.memoryLimit},
                                            .options = std::move(options),
                                            .workload = {},
                                            .child = {},
                                            .ready = {},
                                            .name = {},
                                            .toldPlace = {},
                                            .toldWorkload = {},
                                            .held = {}}))
{}

CPythonRuntime::~CPythonRuntime() = default;

Status CPythonRuntime::prepare(int /*workers*/, const std::stop_token& stop)
{
    const auto place = m_state->backend.place();
    if (!place.ok())
        return place.error();
    return m_state->start(place.value(), stop);
}

Status CPythonRuntime::setWorkload(const Workload& workload)
{
    m_state->workload = workload;
    return Done{};
}

Result<ArmSamples> CPythonRuntime::measure(const ArmRequest& request, const std::stop_token& stop)
{
    State& state = *m_state;
    const auto place = state.toldPlaceAndWorkload(stop);
    if (!place.ok())
        return place.error();
    const auto line = state.exchange(cpython::measureLine(request),
                                     longestArm(request, *state.workload, place.value()), stop);
    if (!line.ok())
        return line.error();
    auto samples = state.heard(line.value(), cpython::samplesFrom(line.value(), request, state.name));
    if (samples.ok()) {
        const auto held = cpython::heldFrom(line.value());
        state.held.insert(state.held.end(), held.begin(), held.end());
    }
    return samples;
}

std::vector<std::chrono::nanoseconds> CPythonRuntime::takeHeldRoundTrips()
{
    return std::exchange(m_state->held, {});
}

// An executor's threads are made as they are needed, so the main thread, which makes them, is left alone
// where there are several; and which of them are this arm's isn't told, so all of them are named, in the
// order in which they were made.
ArmThreads CPythonRuntime::threadsOfArm(int threads) const
{
    if (!m_state->child)
        return {};
    const auto process = static_cast<pid_t>(m_state->child->processId());
    if (threads == 1)
        return {.workers = {process}};
    if (m_state->configuration.pool == PoolKind::PerBatch)
        return {};
    std::vector<pid_t> workers = threadsOf(process);
    std::erase(workers, process);
    return {.workers = std::move(workers)};
}

Result<cpython::OperationCosts> CPythonRuntime::calibrate(std::chrono::nanoseconds atMost,
                                                          const std::stop_token& stop)
{
    State& state = *m_state;
    const auto place = state.toldPlaceAndWorkload(stop);
    if (!place.ok())
        return place.error();
    const ArmRequest likewise{.warmUpBatches = 2, .batches = 2, .atMost = atMost};
    const auto line = state.exchange(cpython::calibrateLine(atMost),
                                     longestArm(likewise, *state.workload, place.value()), stop);
    if (!line.ok())
        return line.error();
    return state.heard(line.value(), cpython::costsFrom(line.value(), state.name));
}

const std::optional<cpython::Ready>& CPythonRuntime::ready() const
{
    return m_state->ready;
}

std::optional<PythonFacts> CPythonRuntime::python() const
{
    const std::optional<cpython::Ready>& ready = m_state->ready;
    if (!ready)
        return std::nullopt;
    return PythonFacts{.interpreter = m_state->options.interpreter,
                       .version = ready->python,
                       .implementation = ready->implementation,
                       .gil = ready->gil,
                       .numpy = ready->numpy,
                       .clients = ready->clients,
                       .workload = ready->workload,
                       .ownSteps = ready->ownSteps};
}

std::optional<qint64> CPythonRuntime::processId() const
{
    if (!m_state->child)
        return std::nullopt;
    return m_state->child->processId();
}

Result<ItemPlace> CPythonRuntime::State::toldPlaceAndWorkload(const std::stop_token& stop)
{
    if (!workload)
        return Error{Error::Code::Internal, {}, QStringLiteral("measure() before setWorkload()")};
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    auto place = backend.place();
    if (!place.ok())
        return place;
    if (Status started = start(place.value(), stop); !started.ok())
        return started.error();
    // The workload first: the place is made ready for so many items.
    if (Status told = tell(cpython::workloadLine(*workload), toldWorkload, stop); !told.ok())
        return told.error();
    if (Status told = tell(cpython::placeLine(place.value()), toldPlace, stop); !told.ok())
        return told.error();
    return place;
}

Status CPythonRuntime::State::start(const ItemPlace& place, const std::stop_token& stop)
{
    if (child)
        return Done{};
    configuration.backend = place.kind;
    if (options.interpreter.isEmpty()) {
        QStringList needed;
        if (!place.client.module.isEmpty())
            needed.append(place.client.module);
        auto chosen = chooseInterpreter(needed, stop);
        if (!chosen.ok())
            return chosen.error();
        options.interpreter = chosen.value().path;
    }
    name = nameOf(options.interpreter);
    if (!QDir::isAbsolutePath(options.interpreter))
        return Error{Error::Code::InvalidInput, name, {}, phrase(PlanReason::InterpreterRelative)};

    if (const QString& file = configuration.userFile; !file.isEmpty() && !QFileInfo(file).isFile())
        return Error{Error::Code::NotFound, file, {}};

    useExactTimers(); // for emulated waits: the child inherits it
    auto started = CPythonChild::start(options.interpreter,
                                       {QStringLiteral("-c"), cpython::bootstrap(), QDir::currentPath()},
                                       name, options.watchesGil ? cpython::gilProbe() : QByteArray());
    if (!started.ok())
        return started.error();
    child = std::move(started).value();
    toldPlace.clear();
    toldWorkload.clear();
    Status greeted = greet(stop);
    if (!greeted.ok())
        child.reset();
    return greeted;
}

Status CPythonRuntime::State::greet(const std::stop_token& stop)
{
    child->send(cpython::sourcesLine(configuration.backend) + '\n' +
                cpython::configurationLine(configuration));
    const auto deadline = Clock::now() + options.patience;
    QByteArray greetings;
    for (int i = 0; i < mostGreetings; ++i) {
        const auto line = child->receive(deadline, stop);
        if (!line.ok()) {
            Error error = line.error();
            if (!greetings.isEmpty() && error.code != Error::Code::Cancelled)
                error.detail.prepend(QString::fromUtf8(greetings.right(1000)));
            return error;
        }
        if (!cpython::isMessage(line.value())) {
            greetings += line.value() + '\n';
            continue;
        }
        auto said = heard(line.value(), cpython::readyFrom(line.value(), name));
        if (!said.ok())
            return said.error();
        ready = std::move(said).value();
        name = nameOf(options.interpreter, ready->python);
        child->setName(name);
        return Done{};
    }
    return child->withWords(
        {RuntimeCode::ChildChatty, name, QString::fromUtf8(greetings.left(1000)).trimmed()});
}

Status CPythonRuntime::State::tell(const QByteArray& line, QByteArray& told, const std::stop_token& stop)
{
    if (line == told)
        return Done{};
    told.clear(); // a refusal leaves it open what holds
    const auto answer = exchange(line, std::chrono::nanoseconds::zero(), stop);
    if (!answer.ok())
        return answer.error();
    Status done = heard(answer.value(), cpython::doneFrom(answer.value(), name));
    if (done.ok())
        told = line;
    return done;
}

Result<QByteArray> CPythonRuntime::State::exchange(const QByteArray& line, std::chrono::nanoseconds atMost,
                                                   const std::stop_token& stop)
{
    child->send(line);
    auto answer = child->receive(Clock::now() + atMost + options.patience, stop);
    if (answer.ok() && !cpython::isMessage(answer.value()))
        return heard(answer.value(), Result<QByteArray>(cpython::garbled(answer.value(), name)));
    if (!answer.ok() && !child->inStep())
        child.reset();
    return answer;
}

// What the answer `line` tells, a failure with what the child wrote to standard error; ends a child that is
// of no further use.
template <typename T>
Result<T> CPythonRuntime::State::heard(const QByteArray& line, Result<T> answer)
{
    if (answer.ok())
        return answer;
    const Error error = child->withWords(answer.error());
    if (error.code == RuntimeCode::ChildGarbled || cpython::isLastMessage(line))
        child.reset();
    return error;
}

} // namespace breakeven
