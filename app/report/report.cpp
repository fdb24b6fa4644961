// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report.h"

#include "app/charts/chart_builder.h"
#include "app/charts/chart_export.h"
#include "app/report/method_text.h"
#include "app/tables/points_model.h"
#include "app/verdict/strip_scale.h"
#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"
#include "app/wording/environment_text.h"
#include "app/wording/error_text.h"
#include "app/wording/gil_shape_text.h"
#include "app/wording/names.h"
#include "app/wording/provenance_text.h"
#include "app/wording/published_text.h"
#include "app/wording/shown_name.h"
#include "core/analysis/published_table.h"
#include "core/plan/target_address.h"
#include "core/runs/run_findings.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Report)
};

QString placeOf(const Target& target)
{
    const QString address = addressOf(target);
    if (address == QLatin1String("private"))
        return Words::tr("a server of the run's own");
    return address == QLatin1String("file") ? Words::tr("a temporary folder") : address;
}

// Puts together the section of one run.
class Section
{
public:
    Section(const ReportedRun& reported, std::vector<ReportBlock>& blocks)
        : m_run(*reported.run)
        , m_analysis(*reported.analysis)
        , m_answer(*reported.answer)
        , m_plan(m_run.header.plan)
        , m_blocks(blocks)
    {}

    void write()
    {
        writeHead();
        writeAnswers();
        writePicture();
        writePoints();
        writePublished();
        writeDoubts();
        writeSettings();
        writeMachine();
        writeMethod();
    }

private:
    void add(ReportBlock block) { m_blocks.push_back(std::move(block)); }
    void heading(const QString& text) { add(ReportHeading{.text = text}); }

    void writeHead();
    void writeAnswers();
    void writePicture();
    void writePoints();
    void writePublished();
    void writeDoubts();
    void writeSettings();
    void writeMachine();
    void writeMethod();

    const Run& m_run;
    const Analysis& m_analysis;
    const Answer& m_answer;
    const Plan& m_plan;
    std::vector<ReportBlock>& m_blocks;
};

void Section::writeHead()
{
    add(ReportHeading{.text = shownTitle(m_run.header.title), .level = 1});
    for (const QString& line : provenanceLines(m_run.header))
        add(ReportText{.text = line, .kind = ReportText::Kind::Muted});
}

void Section::writeAnswers()
{
    heading(Words::tr("The answer"));
    for (CardContent& card : cardContents(m_answer, m_analysis, m_plan, m_run.failures, false)) {
        QStringList details{card.verdict.changes, card.verdict.gains, card.verdict.why,
                            card.verdict.emulation};
        details.removeAll(QString());
        add(ReportAnswer{.card = std::move(card), .details = std::move(details)});
    }
}

void Section::writePicture()
{
    const std::array runs{ChartedRun{.header = &m_run.header, .analysis = &m_analysis}};
    const QString title = Words::tr("Batch latency");
    ReportPicture picture{.says = title, .chart = {}, .size = {}};
    // As in the window, a run of the post's plan is seen beside the post, not in a panel for each of its
    // targets.
    if (std::optional<ChartData> post = postChart(m_run, m_analysis)) {
        picture.says = post->post->spoken();
        picture.chart = *std::move(post);
    } else {
        picture.chart = latencyChart(runs);
    }
    if (!picture.chart.hasPoints() && !picture.chart.post)
        return;
    picture.chart.title.clear(); // the page has it, and the condition
    picture.chart.subtitle.clear();
    picture.size = readableSize(picture.chart);
    heading(title);
    add(std::move(picture));
}

void Section::writePoints()
{
    if (m_analysis.points.empty())
        return;
    PointsModel model;
    model.setPoints(m_analysis.points);
    std::vector<int> columns;
    if (m_plan.targets.size() > 1 || m_plan.runtimes.size() > 1 || model.marksTargets())
        columns.push_back(PointsModel::TargetColumn);
    if (m_plan.axis.kind != AxisKind::Threads)
        columns.push_back(PointsModel::AxisColumn);
    if (m_plan.arms.size() > 2 || m_plan.axis.kind == AxisKind::Threads)
        columns.push_back(PointsModel::ThreadsColumn);
    const int textColumns = !columns.empty() && columns.front() == PointsModel::TargetColumn ? 1 : 0;
    columns.insert(columns.end(),
                   {PointsModel::SingleColumn, PointsModel::ArmColumn, PointsModel::SpeedUpColumn,
                    PointsModel::IntervalColumn, PointsModel::IoShareColumn, PointsModel::VerdictColumn});
    heading(Words::tr("Points"));
    add(ReportTable{.table = shownTable(model, columns), .textColumns = textColumns});
}

void Section::writePublished()
{
    const PublishedTable published = publishedTable(m_run, m_analysis);
    if (published.empty())
        return;
    heading(Words::tr("The post's table"));
    ReportTable table{.table = {.head = publishedHead(), .rows = {}}};
    for (const PublishedLine& line : publishedLines(published))
        table.table.rows.push_back(line.cells);
    add(std::move(table));
    add(ReportText{.text = publishedNote(), .kind = ReportText::Kind::Muted});
    if (QStringList differences = publishedDifferences(published); !differences.isEmpty())
        add(ReportList{std::move(differences)});
}

// What may make the answers others: of the machine, of the run's course, of the built-in compute.
void Section::writeDoubts()
{
    QStringList doubts = phraseTexts(findingsOf(m_run));
    for (const Disturbance& disturbance : m_answer.disturbances)
        doubts.append(disturbanceText(disturbance));
    for (const PythonFacts& python : m_run.header.environment.pythons)
        doubts.append(gilShapeText(python, m_plan));
    doubts += warningTexts(m_run);
    doubts.removeAll(QString());
    if (doubts.isEmpty())
        return;
    heading(Words::tr("Caution"));
    add(ReportList{std::move(doubts)});
}

void Section::writeSettings()
{
    const std::vector<Setting> settings = settingsFor(Knob::Python, m_answer, m_plan);
    if (settings.empty())
        return;
    heading(Words::tr("What to set"));
    add(ReportText{.text = codeOf(Knob::Python, settings), .kind = ReportText::Kind::Code});
}

void Section::writeMachine()
{
    const ProvenanceText text = provenanceOf(m_run.header);
    ReportFacts facts;
    const auto fact = [&facts](const QString& name, const QString& said) {
        if (!said.isEmpty())
            facts.facts.emplace_back(name, said);
    };
    fact(Words::tr("Place"), text.place);
    fact(Words::tr("Machine"), text.machine);
    fact(Words::tr("Cores"), text.condition);
    fact(Words::tr("Batch"), text.batch);
    fact(Words::tr("Versions"), text.versions.join(QStringLiteral(", ")));
    for (const Target& target : m_plan.targets)
        fact(shownName(target.name), placeOf(target));
    fact(Words::tr("Run"), m_run.header.id.toString(QUuid::WithoutBraces));
    heading(Words::tr("Machine and versions"));
    add(std::move(facts));
    add(ReportText{.text = environmentLines(m_run.header.environment).join(QStringLiteral(" · ")),
                   .kind = ReportText::Kind::Muted});
}

void Section::writeMethod()
{
    heading(Words::tr("Method"));
    for (const QString& paragraph : methodTexts(m_run))
        add(ReportText{.text = paragraph});
}

QFont stripFont()
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    return font;
}

} // namespace

QString subjectOf(const ReportAnswer& answer)
{
    return QStringLiteral("%1 · %2").arg(shownName(answer.card.verdict.target),
                                         runtimeName(answer.card.verdict.runtime));
}

QString figuresOf(const ReportAnswer& answer)
{
    QStringList figures;
    for (const CardFigure& figure : answer.card.figures)
        figures.append(QStringLiteral("%1 %2").arg(figure.figure, figure.meaning));
    return figures.join(QStringLiteral("  ·  "));
}

QStringList doubtsOf(const ReportAnswer& answer)
{
    QStringList doubts;
    for (const QString& failure : answer.card.failures)
        doubts.append(Words::tr("Failed: %1").arg(failure));
    return doubts + answer.card.verdict.caveats;
}

QSize stripSizeOf(const ReportAnswer& answer)
{
    return {640, stripScaleHeight(answer.card.labels, stripFont())};
}

Painting stripOf(const ReportAnswer& answer)
{
    return [card = answer.card](QPainter& painter, QSize size) {
        paintStripScale(painter, QRectF(QPointF(0, 0), QSizeF(size)), card.strip, card.labels, stripFont(),
                        theme(Appearance::Light));
    };
}

Report reportOf(std::span<const ReportedRun> runs)
{
    Report report;
    report.title =
        runs.size() == 1 ? shownTitle(runs.front().run->header.title) : Words::tr("Breakeven report");
    for (const ReportedRun& run : runs)
        Section(run, report.blocks).write();
    return report;
}

} // namespace breakeven
