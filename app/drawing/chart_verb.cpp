// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawing/chart_verb.h"

#include "app/charts/chart_builder.h"
#include "app/charts/chart_export.h"
#include "app/charts/chart_views.h"
#include "app/commands/opened_run.h"
#include "app/commands/output_options.h"
#include "app/theme/theme.h"
#include "app/wording/error_text.h"
#include "core/analysis/analyzer.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

struct Request
{
    const ChartView* view = &usualView();
    Appearance appearance = Appearance::Light;
    QSize size{1600, 1000};
    int scale = usualPixelScale;
    QString output;
    std::optional<QString> target;
    std::optional<double> value;

    [[nodiscard]] bool isOfSamples() const { return view->ofSamples != nullptr; }
};

template <typename Is>
QString namesOf(Is is)
{
    QStringList names;
    for (const ChartView& view : chartViews())
        if (is(view))
            names.append(view.id);
    return names.join(QLatin1String(", "));
}

std::optional<QSize> sizeFrom(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^([0-9]{2,5})x([0-9]{2,5})$"));
    const auto match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    constexpr QSize least(200, 150);
    constexpr QSize mostPixels(10'000, 10'000);
    if (!match.hasMatch() || size.expandedTo(least) != size || size.boundedTo(mostPixels) != size)
        return std::nullopt;
    return size;
}

std::optional<int> scaleFrom(const QString& text)
{
    bool isNumber = false;
    const int scale = text.toInt(&isNumber);
    return isNumber && scale >= leastPixelScale && scale <= mostPixelScale ? std::optional(scale)
                                                                           : std::nullopt;
}

// A panel's worth of each target and runtime, or of the one target that is asked for: as the window has them,
// at the value of the first block where none is asked for.
std::vector<PointSamples> samplesFor(const Run& run, const Request& request)
{
    const auto isOfTarget = [&](const QString& target) {
        return !request.target || target == *request.target;
    };
    const auto first = std::find_if(run.blocks.begin(), run.blocks.end(),
                                    [&](const Block& block) { return isOfTarget(block.point.target); });
    if (first == run.blocks.end())
        return {};
    std::vector<PointSamples> samples = samplesAt(run, request.value.value_or(first->point.value));
    std::erase_if(samples, [&](const PointSamples& one) { return !isOfTarget(one.point.target); });
    return samples;
}

QString availablePoints(const Run& run)
{
    QStringList names;
    for (const Block& block : run.blocks) {
        const QString name = QStringLiteral("--target \"%1\" --value %2")
                                 .arg(block.point.target, QString::number(block.point.value, 'g',
                                                                          QLocale::FloatingPointShortest));
        if (!names.contains(name))
            names.append(name);
    }
    return names.join(QLatin1Char('\n'));
}

// With what its first run answers, and the names of the others.
ChartCaption captionFor(const ChartData& chart, const std::vector<Run>& runs, const Analysis& first)
{
    std::vector<const RunHeader*> overlays;
    for (std::size_t i = 1; i < runs.size(); ++i)
        overlays.push_back(&runs[i].header);
    ChartCaption caption = captionOf(runs.front().header, answerOf(factsOf(runs.front()), first), overlays);
    caption.title = chart.title;
    return caption;
}

struct CaptionedChart
{
    ChartData chart;
    ChartCaption caption;
};

// Nothing where the run lacks the point, which is said.
std::optional<CaptionedChart> chartOf(const std::vector<Run>& runs, const Request& request, Console& console)
{
    if (request.isOfSamples()) {
        const std::vector<PointSamples> samples = samplesFor(runs.front(), request);
        if (samples.empty()) {
            console.error(
                Words::tr("the run has no such point; it has these:\n%1").arg(availablePoints(runs.front())));
            return std::nullopt;
        }
        ChartData chart = request.view->ofSamples(samples);
        ChartCaption caption = captionFor(chart, runs, analyze(runs.front()));
        return CaptionedChart{std::move(chart), std::move(caption)};
    }
    if (request.view->ofRun != nullptr) {
        const Analysis analysis = analyze(runs.front());
        std::optional<ChartData> chart = request.view->ofRun(runs.front(), analysis);
        if (!chart) {
            console.error(Words::tr("the run's plan is not that of the post's table"));
            return std::nullopt;
        }
        ChartCaption caption = captionFor(*chart, runs, analysis);
        return CaptionedChart{*std::move(chart), std::move(caption)};
    }
    std::vector<Analysis> analyses;
    analyses.reserve(runs.size());
    std::vector<ChartedRun> charted;
    for (const Run& run : runs) {
        analyses.push_back(analyze(run));
        charted.push_back({.header = &run.header, .analysis = &analyses.back()});
    }
    for (const QString& run : leftOut(charted))
        console.warning(run);
    ChartData chart = request.view->ofRuns(charted);
    ChartCaption caption = captionFor(chart, runs, analyses.front());
    return CaptionedChart{std::move(chart), std::move(caption)};
}

} // namespace

ExitStatus chartVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const OutputOptions output(Words::tr("The file to write; its ending (png, svg, pdf) says the format."));
    const QString all = namesOf([](const ChartView&) { return true; });
    const QString ofPoints = namesOf([](const ChartView& one) { return one.ofSamples != nullptr; });
    const QCommandLineOption view(
        QStringLiteral("view"),
        Words::tr("One of %1; %2 by default. post: a run of the blog post's plan beside the post's own "
                  "figures.")
            .arg(all, usualView().id),
        QStringLiteral("view"), usualView().id);
    const QCommandLineOption look(QStringLiteral("theme"), Words::tr("light (default) or dark."),
                                  QStringLiteral("theme"), QStringLiteral("light"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  Words::tr("Width x height in pixels; a PNG has --scale times as many."),
                                  QStringLiteral("size"), QStringLiteral("1600x1000"));
    const QCommandLineOption scale(QStringLiteral("scale"),
                                   Words::tr("Of a PNG: 1 to 4 pixels for one of --size, 2 by default."),
                                   QStringLiteral("number"), QString::number(usualPixelScale));
    const QCommandLineOption target(QStringLiteral("target"),
                                    Words::tr("Of the views %1: one of the targets; else all.").arg(ofPoints),
                                    QStringLiteral("name"));
    const QCommandLineOption value(
        QStringLiteral("value"),
        Words::tr("Of the views %1: which points, in the axis's unit (µs, bytes); else the first "
                  "that was measured.")
            .arg(ofPoints),
        QStringLiteral("value"));
    QCommandLineParser parser;
    output.addTo(parser);
    parser.addOptions({view, look, size, scale, target, value});
    if (const auto status = parseArguments(verb, parser, arguments, 1, 64, console))
        return *status;

    Request request;
    request.output = output.path(parser);
    if (request.output.isEmpty())
        return usageError(verb, Words::tr("--output is missing."), console);
    request.view = viewNamed(parser.value(view));
    if (request.view == nullptr)
        return usageError(verb, Words::tr("--view takes one of %1.").arg(all), console);
    const QString theme = parser.value(look);
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return usageError(verb, Words::tr("--theme takes light or dark."), console);
    request.appearance = theme == QLatin1String("dark") ? Appearance::Dark : Appearance::Light;
    const auto chosenSize = sizeFrom(parser.value(size));
    if (!chosenSize)
        return usageError(verb, Words::tr("--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000."),
                          console);
    request.size = *chosenSize;
    const auto chosenScale = scaleFrom(parser.value(scale));
    if (!chosenScale)
        return usageError(verb, Words::tr("--scale takes a whole number from 1 to 4."), console);
    request.scale = *chosenScale;
    if (parser.isSet(target))
        request.target = parser.value(target);
    if (parser.isSet(value)) {
        bool isNumber = false;
        request.value = parser.value(value).toDouble(&isNumber);
        if (!isNumber)
            return usageError(verb, Words::tr("--value takes a number."), console);
    }
    const bool isOfOneRun = request.view->ofRuns == nullptr;
    if (isOfOneRun && parser.positionalArguments().size() > 1)
        return usageError(verb, Words::tr("this view shows one run."), console);
    if (!request.isOfSamples() && (request.target || request.value))
        return usageError(verb, Words::tr("--target and --value are for the views %1.").arg(ofPoints),
                          console);

    if (!output.isFree(parser, console))
        return ExitStatus::Failed;
    std::vector<Run> runs;
    for (const QString& path : parser.positionalArguments()) {
        auto run = openedRun(path, console);
        if (!run)
            return ExitStatus::Failed;
        runs.push_back(*std::move(run));
    }
    const auto chart = chartOf(runs, request, console);
    if (!chart)
        return ExitStatus::Failed;
    const Status written =
        writeDrawn(drawChart(chart->chart, chart->caption, breakeven::theme(request.appearance), request.size,
                             request.output, request.scale),
                   request.output);
    if (!written.ok()) {
        console.error(sentence(written.error()));
        return ExitStatus::Failed;
    }
    console.result(request.output + QLatin1Char('\n'));
    return ExitStatus::Success;
}

} // namespace breakeven
