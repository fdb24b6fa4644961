// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/python_options.h"

#include "app/wording/error_text.h"
#include "core/base/file_descriptor.h"
#include "core/base/home_path.h"
#include "core/plan/plan_code.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

Error misused(const QString& problem)
{
    return {Error::Code::InvalidInput, {}, problem};
}

Result<std::vector<RuntimeKind>> runtimesIn(const QString& list)
{
    std::vector<RuntimeKind> runtimes;
    for (const QString& name : list.split(QLatin1Char(','))) {
        const auto kind = runtimeFromString(name.trimmed());
        if (!kind.ok())
            return misused(Words::tr("--runtime: there is no runtime “%1”; %2.")
                               .arg(name.trimmed(), clause(kind.error())));
        if (!isMeasured(kind.value()))
            return Error{PlanCode::RuntimeRemoved, QStringLiteral("--runtime"), {}};
        if (std::find(runtimes.begin(), runtimes.end(), kind.value()) == runtimes.end())
            runtimes.push_back(kind.value());
    }
    return runtimes;
}

// As a shell finds it: a bare name along PATH.
// Why it is none: what may not be read, or what lies in a folder that may not be entered, is there all the
// same.
Status isReadableFile(const QString& path)
{
    const FileDescriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen())
        return Error{
            errno == EACCES || errno == EPERM ? Error::Code::NotPermitted : Error::Code::NotFound, path, {}};
    if (!QFileInfo(path).isFile())
        return Error{Error::Code::InvalidInput, path, Words::tr("it is no file")};
    return Done{};
}

QString programPath(const QString& name)
{
    if (!name.contains(QLatin1Char('/')))
        return QStandardPaths::findExecutable(name);
    return QFileInfo::exists(name) ? QFileInfo(name).absoluteFilePath() : QString();
}

} // namespace

PythonOptions::PythonOptions()
    : runtime(QStringLiteral("runtime"),
              Words::tr("Who executes the batches: native, cpython, or both with a comma."),
              QStringLiteral("names"))
    , python(QStringLiteral("python"),
             Words::tr("The interpreter for cpython; otherwise the first that has numpy and what the targets "
                       "need."),
             QStringLiteral("path"))
    , batchFile(QStringLiteral("batch-file"),
                Words::tr("Your own read, work and write, in Python, to measure under cpython; breakeven "
                          "batch-template prints one to fill in."),
                QStringLiteral("file"))
{}

void PythonOptions::addTo(QCommandLineParser& parser) const
{
    parser.addOptions({runtime, python, batchFile});
}

Status PythonOptions::applyTo(Plan& plan, const QCommandLineParser& parser) const
{
    if (parser.isSet(runtime)) {
        auto runtimes = runtimesIn(parser.value(runtime));
        if (!runtimes.ok())
            return runtimes.error();
        plan.runtimes = std::move(runtimes).value();
    }
    if (parser.isSet(python)) {
        if (!hasPython(plan))
            return misused(Words::tr("--python goes with --runtime cpython."));
        plan.python.interpreter = programPath(atHome(parser.value(python)));
        if (plan.python.interpreter.isEmpty())
            return Error{Error::Code::NotFound, parser.value(python), {}};
    }
    if (parser.isSet(batchFile)) {
        if (!hasPython(plan))
            return misused(Words::tr("--batch-file goes with --runtime cpython."));
        const QFileInfo file(atHome(parser.value(batchFile)));
        if (const Status readable = isReadableFile(file.filePath()); !readable.ok())
            return readable.error();
        plan.python.batchFile = file.absoluteFilePath();
    }
    return Done{};
}

} // namespace breakeven
