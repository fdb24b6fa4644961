// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/published_picture.h"
#include "app/report/report_file.h"
#include "app/report/report_html.h"
#include "app/report/report_pdf.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/analyzer.h"
#include "core/experiment/presets.h"
#include "core/runs/run_code.h"
#include "tests/core/analysis/simulated_run.h"

#include <QGuiApplication>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <array>

using namespace breakeven;

namespace {

// A run whose truth is known, with what it says.
struct Example
{
    Run run;
    Analysis analysis;
    Answer answer;

    explicit Example(const QString& title = QStringLiteral("Remote Redis sweep"))
    {
        simulation::Machine machine({}, {}, 7);
        run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 100, 400, 1600}}, 12, 20);
        run.header.id = QUuid::createUuid();
        run.header.title = run.header.plan.title = title;
        run.header.started = QDateTime({2026, 11, 30}, {19, 10}, Qt::UTC);
        run.header.environment.host = QStringLiteral("lab-1");
        run.header.environment.cpuModel = QStringLiteral("Xeon E5");
        run.header.environment.cores = 2;
        run.header.environment.breakevenVersion = QStringLiteral("9.8.7");
        run.header.environment.coresKeptAwake = true;
        run.end = RunEnd{.finished = run.header.started.addSecs(24), .status = RunStatus::Settled};
        conclude();
    }

    void conclude()
    {
        analysis = analyze(run);
        answer = answerOf(run, analysis);
    }

    [[nodiscard]] ReportedRun reported() const
    {
        return {.run = &run, .analysis = &analysis, .answer = &answer};
    }
    [[nodiscard]] Report report() const { return reportOf(std::array{reported()}); }
};

// What a page holds, once it was read as XML.
struct Page
{
    bool isWellFormed = false;
    QString text;
    QHash<QString, int> elements;
    QStringList resources; // what it would load from elsewhere

    explicit Page(const QByteArray& html)
    {
        static const QStringList loading{QStringLiteral("src"), QStringLiteral("href"),
                                         QStringLiteral("data")};
        QXmlStreamReader reader(html);
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                ++elements[reader.name().toString()];
                for (const QXmlStreamAttribute& attribute : reader.attributes())
                    if (loading.contains(attribute.name().toString()))
                        resources.append(attribute.value().toString());
            } else if (reader.isCharacters()) {
                text += reader.text();
            }
        }
        isWellFormed = !reader.hasError();
        if (reader.hasError())
            text = reader.errorString();
        text.replace(QChar::Nbsp, QLatin1Char(' '));
    }
};

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(m_folder.isValid());
    }

    void thePageIsOneFileThatNeedsNothingElse()
    {
        const QByteArray html = htmlOf(Example().report());
        const Page page(html);
        QVERIFY2(page.isWellFormed, qPrintable(page.text));
        QVERIFY2(page.resources.isEmpty(), qPrintable(page.resources.join(QLatin1Char(' '))));
        QCOMPARE(page.elements.value(QStringLiteral("script")), 0);
        QVERIFY(!html.contains("url("));
        QVERIFY(!html.contains("@import"));
        const QByteArray style =
            html.mid(html.indexOf("<style>"), html.indexOf("</style>") - html.indexOf("<style>"));
        QVERIFY2(style.contains("@page") && !style.contains('&'), "HTML does not unescape in a style");
        QCOMPARE(page.elements.value(QStringLiteral("svg")), 2); // the strip of the answer, and the chart
    }

    // As in the window: one picture beside the post, not a panel for each of its many targets.
    void aRunOfThePostsPlanIsSeenBesideThePost()
    {
        Example example;
        example.run.header.plan = presetById(QStringLiteral("blog-post")).value().plan;
        example.run.blocks.clear();
        for (const Target& target : example.run.header.plan.targets)
            for (const RuntimeKind runtime : example.run.header.plan.runtimes) {
                simulation::Machine machine({}, {}, 7);
                for (int index = 0; index < 8; ++index)
                    example.run.blocks.push_back(machine.block(
                        {.target = target.name, .runtime = runtime, .axis = AxisKind::Threads, .value = 0},
                        {1, 6}, 9, index, 0));
            }
        example.conclude();
        const Report report = example.report();
        int pictures = 0;
        for (const ReportBlock& block : report.blocks) {
            if (const auto* picture = std::get_if<ReportPicture>(&block)) {
                ++pictures;
                QVERIFY(picture->chart.post.has_value());
                QVERIFY(picture->says.contains(QStringLiteral("redis, nearer host")));
                QVERIFY(picture->size.height() >=
                        publishedHeight(*picture->chart.post, PlotFonts::of(QGuiApplication::font())));
            }
        }
        QCOMPARE(pictures, 1);
        const QByteArray html = htmlOf(report);
        QVERIFY(html.contains("filled: measured here"));
        QVERIFY(html.contains("as in the post?"));
        QVERIFY(pdfOf(report).startsWith("%PDF"));
    }

    void itSaysWhatTheRunSays()
    {
        const Example example;
        const Page page(htmlOf(example.report()));
        for (const VerdictText& verdict : verdictTexts(example.answer, example.run.header.plan)) {
            QString sentence = verdict.headline;
            sentence.replace(QChar::Nbsp, QLatin1Char(' '));
            QVERIFY2(page.text.contains(sentence), qPrintable(page.text));
        }
        for (const char* text :
             {"Remote Redis sweep", "lab-1", "Xeon E5, 2 cores", "2026-11-30 19:10 UTC", "cores kept awake",
              "Breakeven 9.8.7", "8 items of 1.56 KiB per batch", "It ended after 24 s: settled."})
            QVERIFY2(page.text.contains(QLatin1String(text)), text);
        // The table's head and a row for each point.
        QCOMPARE(page.elements.value(QStringLiteral("tr")),
                 1 + static_cast<int>(example.analysis.points.size()));
    }

    void textFromARunStaysText()
    {
        const QString hostile =
            QStringLiteral("</title><script>alert(1)</script> & \"x\" \u0001") + QChar(0xd800);
        Example example(hostile);
        for (Block& block : example.run.blocks)
            block.point.target = hostile;
        example.run.header.plan.targets.front().name = hostile;
        example.run.failures.push_back({.target = hostile,
                                        .value = {},
                                        .error = {RunCode::Recorded, QStringLiteral("<img src='x'>"), {}}});
        example.conclude();
        const Page page(htmlOf(example.report()));
        QVERIFY2(page.isWellFormed, qPrintable(page.text));
        QCOMPARE(page.elements.value(QStringLiteral("script")), 0);
        QCOMPARE(page.elements.value(QStringLiteral("img")), 0);
        QVERIFY(page.text.contains(QLatin1String("</title><script>alert(1)</script> & \"x\"")));
        QVERIFY(page.text.contains(QLatin1String("<img src='x'>")));
        QVERIFY(pdfOf(example.report()).startsWith("%PDF"));
    }

    void aFailureIsToldWithItsPlace()
    {
        Example example;
        const QString target = example.run.header.plan.targets.front().name;
        example.run.failures.push_back(
            {.target = target, .value = 400, .error = {RunCode::Recorded, QStringLiteral("it hung up"), {}}});
        const Page page(htmlOf(example.report()));
        QVERIFY2(page.text.contains(QStringLiteral("Failed: At 400 µs: it hung up")), qPrintable(page.text));
    }

    void severalRunsHaveASectionEach()
    {
        const Example before(QStringLiteral("Before"));
        const Example after(QStringLiteral("After"));
        const Report report = reportOf(std::array{before.reported(), after.reported()});
        QCOMPARE(report.title, QStringLiteral("Breakeven report"));
        const Page page(htmlOf(report));
        QVERIFY2(page.isWellFormed, qPrintable(page.text));
        QCOMPARE(page.elements.value(QStringLiteral("section")), 2);
        QCOMPARE(page.elements.value(QStringLiteral("svg")), 4);
        QVERIFY(page.text.indexOf(QLatin1String("Before")) < page.text.indexOf(QLatin1String("After")));
    }

    void aRunWithoutAPointIsReportedToo()
    {
        Example example;
        example.run.blocks.clear();
        example.run.end->status = RunStatus::Failed;
        example.conclude();
        const Page page(htmlOf(example.report()));
        QVERIFY(page.isWellFormed);
        QVERIFY2(page.text.contains(QLatin1String("could not be measured")), qPrintable(page.text));
        QCOMPARE(page.elements.value(QStringLiteral("table")), 0);
    }

    void thePdfSaysTheSame()
    {
        const QByteArray pdf = pdfOf(Example().report());
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/MediaBox [0 0 595"));
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty())
            return;
        const QString path = m_folder.filePath(QStringLiteral("report.pdf"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pdf);
        file.close();
        QProcess process;
        process.start(reader, {path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QByteArray text = process.readAllStandardOutput();
        for (const char* part : {"Remote Redis sweep", "lab-1", "Breakeven 9.8.7", "Page 1 of"})
            QVERIFY2(text.contains(part), text);
    }

    void anotherEndingIsRefused()
    {
        const auto encoded = encodedReport(Example().report(), QStringLiteral("report.doc"));
        QVERIFY(!encoded.ok());
        QCOMPARE(encoded.error().code, Error::Code::InvalidInput);
        QVERIFY(!isReportName(QStringLiteral("report.doc")));
        QVERIFY(isReportName(QStringLiteral("report.HTML")));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
