// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_protocol.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

// A resource of a static library is only linked where it is named, from outside of any namespace.
static void initPythonResource()
{
    Q_INIT_RESOURCE(python);
    Q_INIT_RESOURCE(gil_probe);
}

namespace breakeven::cpython {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::CPythonRuntime)
};

QByteArray lineOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString sourceOf(const QString& module)
{
    QFile file(QStringLiteral(":/python/%1.py").arg(module));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString text(const QJsonObject& object, QLatin1String key)
{
    return object.value(key).toString();
}

Error::Code codeOf(const QString& kind)
{
    static const QHash<QString, Error::Code> codes{
        {QStringLiteral("user"), Error::Code::UserCode},
        {QStringLiteral("mismatch"), Error::Code::Mismatch},
        {QStringLiteral("module"), Error::Code::Unsupported},
        {QStringLiteral("memory"), Error::Code::OutOfMemory},
        {QStringLiteral("space"), Error::Code::NoSpace},
        {QStringLiteral("credentials"), Error::Code::WrongCredentials},
        {QStringLiteral("connection"), Error::Code::Unreachable},
        {QStringLiteral("timeout"), Error::Code::TimedOut},
        {QStringLiteral("tls"), Error::Code::TlsFailed},
        {QStringLiteral("permission"), Error::Code::NotPermitted},
        {QStringLiteral("missing"), Error::Code::NotFound},
        {QStringLiteral("empty"), Error::Code::EmptyBatch},
        {QStringLiteral("file"), Error::Code::InputOutput},
    };
    return codes.value(kind, Error::Code::Rejected);
}

Error failureOf(const QJsonObject& object, const QString& name)
{
    const Error::Code code = codeOf(text(object, QLatin1String("kind")));
    const QString error = text(object, QLatin1String("error"));
    const QString withTraceback =
        QStringList{error, text(object, QLatin1String("traceback"))}.join(QLatin1Char('\n')).trimmed();
    const QString target = Words::tr("The target, as seen from %1,").arg(name);
    switch (code) {
    case Error::Code::UserCode:
        return {code,
                Words::tr("%1, line %2,")
                    .arg(QFileInfo(text(object, QLatin1String("file"))).fileName())
                    .arg(object.value(QLatin1String("line")).toInt()),
                withTraceback};
    case Error::Code::Unsupported:
        return {code, Words::tr("%1 for %2").arg(error.section(QLatin1String(": "), 1), name), {}};
    case Error::Code::EmptyBatch:
        return {code, error.section(QLatin1String(": "), 1).section(QLatin1String(" defines "), 0, 0), {}};
    case Error::Code::OutOfMemory: {
        const QString file = text(object, QLatin1String("file"));
        const QString where = file.isEmpty() ? name
                                             : Words::tr("%1, line %2, in %3,")
                                                   .arg(QFileInfo(file).fileName())
                                                   .arg(object.value(QLatin1String("line")).toInt())
                                                   .arg(name);
        return {code, where, withTraceback};
    }
    case Error::Code::Rejected:
        return {code, target, withTraceback};
    default:
        return {code, target, error};
    }
}

// The object of type `type`.
Result<QJsonObject> answerOf(const QByteArray& line, QLatin1String type, const QString& name)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return garbled(line, name);
    const QJsonObject object = document.object();
    const QString own = text(object, QLatin1String("type"));
    if (own == QLatin1String("error"))
        return failureOf(object, name);
    if (own != type)
        return garbled(line, name);
    return object;
}

std::chrono::nanoseconds duration(const QJsonObject& object, QLatin1String key)
{
    return std::chrono::nanoseconds(object.value(key).toInteger());
}

std::vector<std::chrono::nanoseconds> durations(const QJsonValue& value)
{
    std::vector<std::chrono::nanoseconds> list;
    for (const QJsonValue& each : value.toArray())
        list.emplace_back(each.toInteger());
    return list;
}

StepTrace stepFrom(const QJsonObject& object)
{
    StepTrace step{.cpu = duration(object, QLatin1String("cpu_ns")),
                   .held = durations(object.value(QLatin1String("held_ns"))),
                   .free = durations(object.value(QLatin1String("free_ns")))};
    if (step.held.size() != step.free.size() + 1) {
        step.held.clear();
        step.free.clear();
    }
    return step;
}

std::vector<CrowdHold> holdsFrom(const QJsonArray& array)
{
    std::vector<CrowdHold> holds;
    for (const QJsonValue& value : array)
        if (const auto pair = durations(value); pair.size() == 2)
            holds.push_back({.alone = pair.front(), .took = pair.back()});
    return holds;
}

ExecutorCosts executorFrom(const QJsonObject& object)
{
    return {.submit = duration(object, QLatin1String("submit_ns")),
            .submitted = duration(object, QLatin1String("submitted_ns")),
            .take = duration(object, QLatin1String("take_ns")),
            .announce = duration(object, QLatin1String("announce_ns")),
            .finish = duration(object, QLatin1String("finish_ns")),
            .result = duration(object, QLatin1String("result_ns")),
            .await = duration(object, QLatin1String("await_ns")),
            .start = duration(object, QLatin1String("start_ns")),
            .boot = duration(object, QLatin1String("boot_ns"))};
}

} // namespace

QString bootstrap()
{
    // Gives the modules file names and sources, so that tracebacks show their lines. The folder of the moment
    // is no place to import from: whatever lies there would come before the libraries. Our lines come on a
    // file descriptor that no process started there inherits, and nobody finds them on standard input.
    return QStringLiteral("import sys\n"
                          "if sys.version_info < (3, 7):\n"
                          "    sys.exit('Python 3.7 or newer is needed, this is ' + sys.version.split()[0])\n"
                          "import fcntl, json, linecache, os, types\n"
                          "if sys.path[:1] == ['']:\n"
                          "    del sys.path[0]\n"
                          "sys.dont_write_bytecode = True\n"
                          "requests = os.fdopen(fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 10), 'rb')\n"
                          "nothing = os.open(os.devnull, os.O_RDONLY)\n"
                          "os.dup2(nothing, 0)\n"
                          "os.close(nothing)\n"
                          "for name, source in json.loads(requests.readline()).items():\n"
                          "    module = sys.modules[name] = types.ModuleType(name)\n"
                          "    path = '<' + name + '.py>'\n"
                          "    linecache.cache[path] = len(source), None, source.splitlines(True), path\n"
                          "    exec(compile(source, path, 'exec'), module.__dict__)\n"
                          "module.main(requests)\n");
}

QByteArray sourcesLine()
{
    initPythonResource();
    // Text instead of QJsonObject, which would sort the modules: the child runs them in this order.
    QByteArrayList members;
    for (const QString& module : {QStringLiteral("breakeven_gil"), QStringLiteral("breakeven_workload"),
                                  QStringLiteral("breakeven_items"), QStringLiteral("breakeven_calibration"),
                                  QStringLiteral("breakeven_child")}) {
        const QByteArray pair = lineOf({{module, sourceOf(module)}});
        members.append(pair.mid(1, pair.size() - 2));
    }
    return '{' + members.join(',') + '}';
}

QByteArray gilProbe()
{
    initPythonResource();
    QFile file(QStringLiteral(":/python/libbreakeven_gil_probe.so"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray configurationLine(const Configuration& configuration)
{
    return lineOf(
        {{QStringLiteral("protocol"), ProtocolVersion},
         {QStringLiteral("backend"), configuration.backend},
         {QStringLiteral("pool"),
          configuration.pool == PoolKind::Kept ? QStringLiteral("kept") : QStringLiteral("per-batch")},
         {QStringLiteral("seed"), static_cast<qint64>(configuration.seed & 0x7fffffff)},
         {QStringLiteral("user_file"), configuration.userFile},
         {QStringLiteral("memory_limit"), configuration.memoryLimit}});
}

QByteArray workloadLine(const Workload& workload)
{
    return lineOf({{QStringLiteral("type"), QStringLiteral("workload")},
                   {QStringLiteral("items"), workload.items},
                   {QStringLiteral("payload_bytes"), workload.payloadBytes},
                   {QStringLiteral("compute_ns"), static_cast<qint64>(workload.compute.count())}});
}

QByteArray measureLine(const ArmRequest& request)
{
    return lineOf({{QStringLiteral("type"), QStringLiteral("measure")},
                   {QStringLiteral("threads"), request.threads},
                   {QStringLiteral("warm_up"), request.warmUpBatches},
                   {QStringLiteral("batches"), request.batches},
                   {QStringLiteral("at_most_ns"), static_cast<qint64>(request.atMost.count())},
                   {QStringLiteral("verify"), request.verify}});
}

QByteArray calibrateLine(int threads, std::chrono::nanoseconds atMost)
{
    return lineOf({{QStringLiteral("type"), QStringLiteral("calibrate")},
                   {QStringLiteral("threads"), threads},
                   {QStringLiteral("at_most_ns"), static_cast<qint64>(atMost.count())}});
}

Result<Ready> readyFrom(const QByteArray& line, const QString& name)
{
    const auto answer = answerOf(line, QLatin1String("ready"), name);
    if (!answer.ok())
        return answer.error();
    const QJsonObject& object = answer.value();
    if (const int version = object.value(QLatin1String("protocol")).toInt(); version != ProtocolVersion)
        return Error{Error::Code::OtherVersion, name,
                     Words::tr("version %1, expected %2").arg(version).arg(ProtocolVersion)};
    return Ready{.python = text(object, QLatin1String("python")),
                 .implementation = text(object, QLatin1String("implementation")),
                 .gil = object.value(QLatin1String("gil")).toBool(true),
                 .numpy = text(object, QLatin1String("numpy")),
                 .redis = text(object, QLatin1String("redis")),
                 .rados = text(object, QLatin1String("rados")),
                 .workload = text(object, QLatin1String("workload"))};
}

Status doneFrom(const QByteArray& line, const QString& name)
{
    const auto answer = answerOf(line, QLatin1String("done"), name);
    if (!answer.ok())
        return answer.error();
    return Done{};
}

Result<ArmSamples> samplesFrom(const QByteArray& line, const ArmRequest& request, const QString& name)
{
    const auto answer = answerOf(line, QLatin1String("samples"), name);
    if (!answer.ok())
        return answer.error();
    const QJsonObject& object = answer.value();

    ArmSamples samples{.threads = request.threads, .batches = {}, .totals = {}};
    for (const QJsonValue& value : object.value(QLatin1String("batch_ns")).toArray()) {
        const qint64 latency = value.toInteger();
        if (latency <= 0)
            return garbled(line, name);
        samples.batches.emplace_back(latency);
    }
    if (samples.batches.empty() || object.value(QLatin1String("threads")).toInt() != request.threads)
        return garbled(line, name);

    const QJsonObject totals = object.value(QLatin1String("totals")).toObject();
    samples.totals = ArmTotals{
        .read = duration(totals, QLatin1String("read_ns")),
        .compute = duration(totals, QLatin1String("compute_ns")),
        .write = duration(totals, QLatin1String("write_ns")),
        .cpu = duration(totals, QLatin1String("cpu_ns")),
        .voluntarySwitches = totals.value(QLatin1String("voluntary_switches")).toInteger(),
        .involuntarySwitches = totals.value(QLatin1String("involuntary_switches")).toInteger(),
    };
    if (totals.contains(QLatin1String("gil_wait_ns")))
        samples.totals->gilWait = duration(totals, QLatin1String("gil_wait_ns"));
    return samples;
}

Result<CpuCosts> costsFrom(const QByteArray& line, const QString& name)
{
    const auto answer = answerOf(line, QLatin1String("costs"), name);
    if (!answer.ok())
        return answer.error();
    const QJsonObject& object = answer.value();
    const auto step = [&object](QLatin1String key) { return stepFrom(object.value(key).toObject()); };
    const QJsonObject crowd = object.value(QLatin1String("crowd")).toObject();
    return CpuCosts{.read = step(QLatin1String("read")),
                    .compute = step(QLatin1String("compute")),
                    .write = step(QLatin1String("write")),
                    .crowd = {.warm = holdsFrom(crowd.value(QLatin1String("warm")).toArray()),
                              .cold = holdsFrom(crowd.value(QLatin1String("cold")).toArray())},
                    .executor = executorFrom(object.value(QLatin1String("executor")).toObject())};
}

bool isLastMessage(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object().value(QLatin1String("ended")).toBool();
}

Error garbled(const QByteArray& line, const QString& name)
{
    return {Error::Code::ChildGarbled, name, QString::fromUtf8(line.left(200))};
}

bool isMessage(const QByteArray& line)
{
    return line.startsWith('{') && QJsonDocument::fromJson(line).object().contains(QLatin1String("type"));
}

} // namespace breakeven::cpython
