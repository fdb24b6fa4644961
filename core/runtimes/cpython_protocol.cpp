// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_protocol.h"

#include "core/base/system_limits.h"
#include "core/runtimes/runtime_code.h"

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

AnyCode codeOf(const QString& kind)
{
    static const QHash<QString, AnyCode> codes{
        {QStringLiteral("user"), RuntimeCode::UserCode},
        {QStringLiteral("mismatch"), Error::Code::Mismatch},
        {QStringLiteral("module"), Error::Code::Unsupported},
        {QStringLiteral("memory"), Error::Code::OutOfMemory},
        {QStringLiteral("threads"), Error::Code::ThreadsExhausted},
        {QStringLiteral("space"), Error::Code::NoSpace},
        {QStringLiteral("credentials"), Error::Code::WrongCredentials},
        {QStringLiteral("connection"), Error::Code::Unreachable},
        {QStringLiteral("timeout"), Error::Code::TimedOut},
        {QStringLiteral("tls"), Error::Code::EncryptionFailed},
        {QStringLiteral("permission"), Error::Code::NotPermitted},
        {QStringLiteral("missing"), Error::Code::NotFound},
        {QStringLiteral("empty"), RuntimeCode::EmptyBatch},
        {QStringLiteral("file"), Error::Code::InputOutput},
    };
    return codes.value(kind, Error::Code::Rejected);
}

Error failureOf(const QJsonObject& object, const QString& name)
{
    const AnyCode code = codeOf(text(object, QLatin1String("kind")));
    const QString error = text(object, QLatin1String("error"));
    const QString withTraceback =
        QStringList{error, text(object, QLatin1String("traceback"))}.join(QLatin1Char('\n')).trimmed();
    const QString file = QFileInfo(text(object, QLatin1String("file"))).fileName();
    const int line = object.value(QLatin1String("line")).toInt();
    if (code == RuntimeCode::UserCode)
        return {code, {}, withTraceback, {}, phrase(RuntimePlace::Line, file, line)};
    if (code == Error::Code::Unsupported)
        return {
            code, {}, {}, {}, phrase(RuntimePlace::ModuleFor, error.section(QLatin1String(": "), 1), name)};
    if (code == RuntimeCode::EmptyBatch)
        return {code, error.section(QLatin1String(": "), 1).section(QLatin1String(" defines "), 0, 0), {}};
    if (code == Error::Code::ThreadsExhausted)
        return threadsExhausted();
    if (code == Error::Code::OutOfMemory && file.isEmpty())
        return {code, name, withTraceback};
    if (code == Error::Code::OutOfMemory)
        return {code, {}, withTraceback, {}, phrase(RuntimePlace::LineIn, file, line, name)};
    return {code,
            {},
            code == Error::Code::Rejected ? withTraceback : error,
            {},
            phrase(RuntimePlace::TargetSeenFrom, name)};
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

PythonClients clientsOf(const QJsonObject& object)
{
    PythonClients clients;
    for (const QString& module : object.keys())
        clients.emplace(module, object.value(module).toString());
    return clients;
}

std::chrono::nanoseconds duration(const QJsonObject& object, QLatin1String key)
{
    return std::chrono::nanoseconds(object.value(key).toInteger());
}

} // namespace

QString bootstrap()
{
    // Gives the modules file names and sources, so that tracebacks show their lines. The folder of the moment
    // is no place to import from, here or in an interpreter that this one starts: whatever lies there would
    // come before the libraries. Only then it becomes the folder of the moment, for the user's own batch. Our
    // lines come on a file descriptor that no process started there inherits, and nobody finds them on
    // standard input.
    return QStringLiteral(
        "import sys\n"
        "sys.path[:] = [folder for folder in sys.path if folder.startswith('/')]\n"
        "if sys.version_info < (3, 7):\n"
        "    sys.exit('Python 3.7 or newer is needed, this is ' + sys.version.split()[0])\n"
        "import fcntl, json, linecache, os, types\n"
        "os.environ['PYTHONSAFEPATH'] = '1'\n"
        "try:\n"
        "    os.chdir(sys.argv.pop())\n"
        "except OSError:\n" // it is gone
        "    pass\n"
        "sys.dont_write_bytecode = True\n"
        "requests = os.fdopen(fcntl.fcntl(0, getattr(fcntl, 'F_DUPFD_CLOEXEC', 1030), 10), 'rb')\n"
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

QByteArray sourcesLine(const QString& kind)
{
    initPythonResource();
    // Text instead of QJsonObject, which would sort the modules: the child runs them in this order.
    QByteArrayList members;
    for (const QString& module :
         {QStringLiteral("breakeven_gil"), QStringLiteral("breakeven_workload"),
          QStringLiteral("breakeven_items"), QLatin1String("breakeven_") + kind,
          QStringLiteral("breakeven_calibration"), QStringLiteral("breakeven_child")}) {
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
        {{QStringLiteral("protocol"), currentProtocol},
         {QStringLiteral("backend"), configuration.backend},
         {QStringLiteral("pool"),
          configuration.pool == PoolKind::Kept ? QStringLiteral("kept") : QStringLiteral("per-batch")},
         {QStringLiteral("seed"), static_cast<qint64>(configuration.seed & 0x7fffffff)},
         {QStringLiteral("user_file"), configuration.userFile},
         {QStringLiteral("memory_limit"), configuration.memoryLimit}});
}

QByteArray placeLine(const ItemPlace& place)
{
    QJsonObject line = place.fields;
    line[QStringLiteral("type")] = QStringLiteral("place");
    line[QStringLiteral("backend")] = place.kind;
    return lineOf(line);
}

QByteArray workloadLine(const Workload& workload)
{
    return lineOf({{QStringLiteral("type"), QStringLiteral("workload")},
                   {QStringLiteral("items"), workload.items},
                   {QStringLiteral("payload_bytes"), workload.payloadBytes},
                   {QStringLiteral("compute_ns"), static_cast<qint64>(workload.compute.count())},
                   {QStringLiteral("gil_releases"),
                    workload.gilReleases ? QJsonValue(*workload.gilReleases) : QJsonValue()}});
}

QByteArray measureLine(const ArmRequest& request)
{
    return lineOf({{QStringLiteral("type"), QStringLiteral("measure")},
                   {QStringLiteral("threads"), request.arm.threads()},
                   {QStringLiteral("warm_up"), request.warmUpBatches},
                   {QStringLiteral("batches"), request.batches},
                   {QStringLiteral("at_most_ns"), static_cast<qint64>(request.atMost.count())},
                   {QStringLiteral("verify"), request.verify}});
}

QByteArray calibrateLine(std::chrono::nanoseconds atMost)
{
    return lineOf({{QStringLiteral("type"), QStringLiteral("calibrate")},
                   {QStringLiteral("at_most_ns"), static_cast<qint64>(atMost.count())}});
}

Result<Ready> readyFrom(const QByteArray& line, const QString& name)
{
    const auto answer = answerOf(line, QLatin1String("ready"), name);
    if (!answer.ok())
        return answer.error();
    const QJsonObject& object = answer.value();
    if (const int version = object.value(QLatin1String("protocol")).toInt(); version != currentProtocol)
        return Error{RuntimeCode::OtherVersion,
                     name,
                     {},
                     phrase(RuntimeReason::ProtocolVersion, version, currentProtocol)};
    return Ready{.python = text(object, QLatin1String("python")),
                 .implementation = text(object, QLatin1String("implementation")),
                 .gil = object.value(QLatin1String("gil")).toBool(true),
                 .numpy = text(object, QLatin1String("numpy")),
                 .clients = clientsOf(object.value(QLatin1String("clients")).toObject()),
                 .workload = text(object, QLatin1String("workload")),
                 .ownSteps = object.value(QLatin1String("own_steps")).toVariant().toStringList()};
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

    ArmSamples samples{.arm = request.arm, .batches = {}, .totals = {}};
    for (const QJsonValue value : object.value(QLatin1String("batch_ns")).toArray()) {
        const qint64 latency = value.toInteger();
        if (latency <= 0)
            return garbled(line, name);
        samples.batches.emplace_back(latency);
    }
    if (samples.batches.empty() || object.value(QLatin1String("threads")).toInt() != request.arm.threads())
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

std::vector<std::chrono::nanoseconds> heldFrom(const QByteArray& line)
{
    std::vector<std::chrono::nanoseconds> held;
    for (const QJsonValue each :
         QJsonDocument::fromJson(line).object().value(QLatin1String("held_ns")).toArray())
        held.emplace_back(each.toInteger());
    return held;
}

Result<OperationCosts> costsFrom(const QByteArray& line, const QString& name)
{
    const auto answer = answerOf(line, QLatin1String("costs"), name);
    if (!answer.ok())
        return answer.error();
    const QJsonObject& object = answer.value();
    OperationCosts costs{.work = duration(object, QLatin1String("work_ns")), .held = {}, .releases = {}};
    if (object.value(QLatin1String("held_ns")).isDouble())
        costs.held = duration(object, QLatin1String("held_ns"));
    if (const QJsonValue releases = object.value(QLatin1String("releases")); releases.isDouble())
        costs.releases = releases.toInt();
    return costs;
}

bool isLastMessage(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object().value(QLatin1String("ended")).toBool();
}

Error garbled(const QByteArray& line, const QString& name)
{
    return {RuntimeCode::ChildGarbled, name, QString::fromUtf8(line.left(200))};
}

bool isMessage(const QByteArray& line)
{
    return line.startsWith('{') && QJsonDocument::fromJson(line).object().contains(QLatin1String("type"));
}

} // namespace breakeven::cpython
