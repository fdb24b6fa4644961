// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/python_options.h"

#include "app/wording/quantity_input.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

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
                               .arg(name.trimmed(), kind.error().detail));
        if (std::find(runtimes.begin(), runtimes.end(), kind.value()) == runtimes.end())
            runtimes.push_back(kind.value());
    }
    return runtimes;
}

bool has(const Plan& plan, RuntimeKind kind)
{
    return std::find(plan.runtimes.begin(), plan.runtimes.end(), kind) != plan.runtimes.end();
}

// As a shell finds it: a bare name along PATH.
QString programPath(const QString& name)
{
    if (!name.contains(QLatin1Char('/')))
        return QStandardPaths::findExecutable(name);
    return QFileInfo::exists(name) ? QFileInfo(name).absoluteFilePath() : QString();
}

Status applyWhatIf(const PythonOptions& options, Plan& plan, const QCommandLineParser& parser)
{
    for (const QCommandLineOption& option : {options.switchInterval, options.held, options.noGil})
        if (parser.isSet(option) && !has(plan, RuntimeKind::GilModel))
            return misused(Words::tr("--%1 goes with --runtime gil-model.").arg(option.names().front()));
    if (parser.isSet(options.noGil) && parser.isSet(options.switchInterval))
        return misused(
            Words::tr("--no-gil and --switch-interval exclude each other: without a GIL nothing is "
                      "switched."));
    if (parser.isSet(options.switchInterval)) {
        const auto time = timeFromText(parser.value(options.switchInterval));
        if (!time || !isSwitchInterval(*time))
            return misused(Words::tr("--switch-interval takes a time from 1 µs to 10 s, as 500us or 5ms."));
        plan.python.switchInterval = *time;
    }
    if (parser.isSet(options.held)) {
        const auto time = timeFromText(parser.value(options.held));
        if (!time || !isHeldTime(*time))
            return misused(Words::tr("--held takes a time from 0 to 1 s, as 20us or 1ms."));
        plan.python.heldPerCall = *time;
    }
    if (parser.isSet(options.noGil))
        plan.python.gil = false;
    return Done{};
}

} // namespace

PythonOptions::PythonOptions()
    : runtime(QStringLiteral("runtime"),
              Words::tr("Who executes the batches: native, cpython, gil-model, or several with commas."),
              QStringLiteral("names"))
    , python(
          QStringLiteral("python"),
          Words::tr("The interpreter for cpython and gil-model; otherwise the first that has numpy and what "
                    "the targets need."),
          QStringLiteral("path"))
    , batchFile(QStringLiteral("batch-file"),
                Words::tr("Your own read, work and write, in Python, to measure under cpython; breakeven "
                          "batch-template prints one to fill in."),
                QStringLiteral("file"))
    , switchInterval(QStringLiteral("switch-interval"),
                     Words::tr("What if, under gil-model: the GIL is asked for after this time, as 500us; "
                               "Python's own is 5ms."),
                     QStringLiteral("time"))
    , held(QStringLiteral("held"),
           Words::tr("What if, under gil-model: the client library's own code takes this time in each call, "
                     "as 20us, under the GIL; otherwise as measured beside a real Python."),
           QStringLiteral("time"))
    , noGil(QStringLiteral("no-gil"),
            Words::tr("What if, under gil-model: there is no GIL, as in a free-threaded Python."))
{}

void PythonOptions::addTo(QCommandLineParser& parser) const
{
    parser.addOptions({runtime, python, batchFile, switchInterval, held, noGil});
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
        if (!has(plan, RuntimeKind::CPython) && !has(plan, RuntimeKind::GilModel))
            return misused(Words::tr("--python goes with --runtime cpython or gil-model."));
        plan.python.interpreter = programPath(parser.value(python));
        if (plan.python.interpreter.isEmpty())
            return Error{Error::Code::NotFound, parser.value(python), {}};
    }
    if (parser.isSet(batchFile)) {
        if (!has(plan, RuntimeKind::CPython))
            return misused(Words::tr("--batch-file goes with --runtime cpython."));
        const QFileInfo file(parser.value(batchFile));
        if (!file.isFile())
            return Error{Error::Code::NotFound, parser.value(batchFile), {}};
        plan.python.batchFile = file.absoluteFilePath();
    }
    return applyWhatIf(*this, plan, parser);
}

} // namespace breakeven
