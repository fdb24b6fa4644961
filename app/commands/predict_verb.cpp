// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/verb.h"
#include "app/wording/error_text.h"
#include "app/wording/forecast_text.h"
#include "app/wording/names.h"
#include "core/analysis/forecast_json.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr int mostThreads = 1024;
constexpr double longestRttUs = 10e6;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

struct Question
{
    int threads = 1;
    double rttUs = 0;
};

std::optional<double> rttOf(const QString& text)
{
    bool ok = false;
    const double rtt = text.toDouble(&ok);
    return ok && std::isfinite(rtt) && rtt >= 0 && rtt <= longestRttUs ? std::optional(rtt) : std::nullopt;
}

std::optional<int> threadsOf(const QString& text)
{
    bool ok = false;
    const int threads = text.toInt(&ok);
    return ok && threads >= 1 && threads <= mostThreads ? std::optional(threads) : std::nullopt;
}

QJsonDocument jsonOf(const Run& run, const std::vector<Forecaster>& all, const Question& question)
{
    QJsonArray predictions;
    for (const Forecaster& forecaster : all) {
        QJsonObject prediction = toJson(forecaster, question.threads, question.rttUs);
        if (const auto forecast = forecaster.at(question.threads, question.rttUs); !forecast.ok())
            prediction.insert(QStringLiteral("refused"), clause(forecast.error()));
        predictions.append(prediction);
    }
    return QJsonDocument(QJsonObject{
        {QStringLiteral("run"), run.header.id.toString(QUuid::WithoutBraces)},
        {QStringLiteral("predictions"), predictions},
    });
}

QString textOf(const Run& run, const std::vector<Forecaster>& all, const Question& question)
{
    const bool severalRuntimes = run.header.plan.runtimes.size() > 1;
    QString text;
    for (const Forecaster& forecaster : all) {
        if (severalRuntimes)
            text += Words::tr("Under %1: ").arg(runtimeName(forecaster.runtime()));
        text += forecastText(forecaster, question.threads, question.rttUs) + QLatin1Char('\n');
    }
    for (const Forecaster& forecaster : all) {
        if (const QString model = modelText(forecaster); !model.isEmpty())
            text += QLatin1Char('\n') + model + QLatin1Char('\n');
    }
    return text;
}

} // namespace

ExitStatus predictVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption rttOption(QStringLiteral("rtt-us"),
                                       Words::tr("The round trip to the target, in µs."),
                                       QStringLiteral("number"));
    const QCommandLineOption threadsOption(QStringLiteral("threads"), Words::tr("How many threads."),
                                           QStringLiteral("number"));
    const QCommandLineOption targetOption(QStringLiteral("target"), Words::tr("Only this target of the run."),
                                          QStringLiteral("name"));
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints one JSON object."));
    QCommandLineParser parser;
    parser.addOptions({rttOption, threadsOption, targetOption, json});
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;
    const auto rtt = rttOf(parser.value(rttOption));
    if (!rtt)
        return usageError(verb, Words::tr("--rtt-us takes a number of microseconds, 0 to 10,000,000."),
                          console);
    const auto threads = threadsOf(parser.value(threadsOption));
    if (!threads)
        return usageError(verb, Words::tr("--threads takes a whole number, 1 to 1024."), console);

    const auto run = openedRun(parser.positionalArguments().front(), console);
    if (!run)
        return ExitStatus::Failed;
    std::vector<Forecaster> all = Forecaster::of(*run);
    if (parser.isSet(targetOption)) {
        QStringList names;
        for (const Target& target : run->header.plan.targets)
            names.append(target.name);
        const QString name = parser.value(targetOption);
        std::erase_if(all, [&](const Forecaster& forecaster) { return forecaster.target() != name; });
        if (all.empty()) {
            console.error(Words::tr("The run has no target %1. It has: %2.")
                              .arg(name, names.join(QStringLiteral(", "))));
            return ExitStatus::Failed;
        }
    }

    const Question question{.threads = *threads, .rttUs = *rtt};
    if (parser.isSet(json))
        console.result(jsonOf(*run, all, question));
    else
        console.result(textOf(*run, all, question));
    const bool any = std::any_of(all.begin(), all.end(), [&](const Forecaster& forecaster) {
        return forecaster.at(question.threads, question.rttUs).ok();
    });
    return any ? ExitStatus::Success : ExitStatus::Failed;
}

} // namespace breakeven
