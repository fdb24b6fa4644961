// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "app/charts/chart_export.h"
#include "example_charts.h"

#include <QFile>
#include <QImage>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <array>
#include <optional>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr QSize size(1000, 640);

ChartData chart()
{
    const ExampleRun run = exampleRun(1);
    const std::array runs{ChartedRun{&run.header, &run.analysis}};
    return latencyChart(runs);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ChartCaption caption()
{
    RunHeader header;
    header.title = QStringLiteral("First look");
    header.started = QDateTime({2026, 11, 30}, {19, 10}, Qt::UTC);
    header.environment.host = QStringLiteral("lab-1");
    header.environment.cpuModel = QStringLiteral("Xeon E5");
    header.environment.cores = 2;
    header.environment.coresKeptAwake = true;
    header.environment.breakevenVersion = QStringLiteral("9.8.7");
    RunHeader before;
    before.title = QStringLiteral("Before");
    before.started = QDateTime({2026, 11, 29}, {8, 0}, Qt::UTC);
    before.environment.host = QStringLiteral("lab-2");
    const std::array overlays{static_cast<const RunHeader*>(&before)};
    ChartCaption caption = captionOf(header, {}, overlays);
    caption.answers = {QStringLiteral("Use 6 threads once redis is more than 84 µs away.")};
    for (QString& line : caption.foot)
        line.replace(QChar::Nbsp, QLatin1Char(' '));
    return caption;
}

// All that is written on the chart, a line each; empty where the SVG is none.
QString textsOfSvg(const ChartData& data, const std::optional<ChartCaption>& around = std::nullopt)
{
    const QString name = QStringLiteral("chart.svg");
    const auto drawn = around ? drawChart(data, *around, theme(Appearance::Light), size, name)
                              : drawChart(data, theme(Appearance::Light), size, name);
    if (!drawn.ok())
        return {};
    QXmlStreamReader reader(drawn.value().encoded());
    QString texts;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            texts += reader.text().toString() + QLatin1Char('\n');
    return reader.hasError() ? QString() : texts.replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

class TestChartExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(m_folder.isValid());
    }

    void whatIsSavedSaysWhereItComesFrom()
    {
        const QString texts = textsOfSvg(chart(), caption());
        for (const auto& text :
             {QStringLiteral("First look"),
              QStringLiteral("Use 6 threads once redis is more than 84 µs away."),
              QStringLiteral("lab-1 · Xeon E5, 2 cores · 2026-11-30 19:10 UTC"),
              QStringLiteral("8 items of 1.56 KiB per batch · cores kept awake · Breakeven 9.8.7"),
              QStringLiteral("Dashed: “Before”, lab-2, 2026-11-29 08:00 UTC, cores as they are"),
              QStringLiteral("Network round trip")})
            QVERIFY2(texts.contains(text), qPrintable(texts));
    }

    void aCaptionHoldsWhatXmlWouldObey()
    {
        ChartCaption hostile = caption();
        hostile.title = QStringLiteral("</svg><script>&\u0001 ]]>");
        hostile.answers = {QStringLiteral("<b>\"'")};
        const QString texts = textsOfSvg(chart(), hostile); // well-formed, or it is empty
        QVERIFY2(texts.contains(QLatin1String("</svg><script>&")), qPrintable(texts));
    }

    void answersLeaveThePictureItsRoomAndSayHowManyAreLeftOut()
    {
        ChartCaption many = caption();
        for (int i = 0; i < 40; ++i)
            many.answers.append(QStringLiteral("Use %1 threads.").arg(i));
        const QString texts = textsOfSvg(chart(), many);
        QVERIFY2(texts.contains(QLatin1String("Answers that have no room here: ")), qPrintable(texts));
        QVERIFY(!texts.contains(QLatin1String("Use 39 threads.")));
        QVERIFY(texts.contains(QLatin1String("Network round trip")));
    }

    void aPngHasAsManyPixelsAsAskedFor()
    {
        for (int scale = leastPixelScale; scale <= mostPixelScale; ++scale) {
            const auto drawn = drawChart(chart(), caption(), theme(Appearance::Dark), size,
                                         QStringLiteral("chart.png"), scale);
            QCOMPARE(QImage::fromData(drawn.value().encoded()).size(), size * scale);
        }
    }

    void aPngHasTwiceThePixels()
    {
        const QString path = m_folder.filePath(QStringLiteral("chart.png"));
        QVERIFY(writeDrawn(drawChart(chart(), theme(Appearance::Light), size, path), path).ok());
        const QImage image(path);
        QCOMPARE(image.size(), size * 2);
        QCOMPARE(image.pixelColor(2, 2), theme(Appearance::Light).card);
    }

    void aDarkPngIsDark()
    {
        const QString path = m_folder.filePath(QStringLiteral("dark.PNG"));
        QVERIFY(writeDrawn(drawChart(chart(), theme(Appearance::Dark), size, path), path).ok());
        QCOMPARE(QImage(path).pixelColor(2, 2), theme(Appearance::Dark).card);
    }

    void anSvgIsWellFormedAndHoldsItsTexts()
    {
        const QString texts = textsOfSvg(chart());
        for (const auto& text :
             {QStringLiteral("Remote Redis sweep"), QStringLiteral("1 thread"), QStringLiteral("6 threads"),
              QStringLiteral("Network round trip"), QStringLiteral("redis"), QStringLiteral("76 µs")})
            QVERIFY2(texts.contains(text), qPrintable(text));
    }

    void anSvgHoldsNamesThatXmlWouldObey()
    {
        ChartData data = chart();
        data.title = QStringLiteral("R&D <cache> \"]]>\u0001\u001b");
        for (ChartSeries& line : data.series)
            line.label = QStringLiteral("</svg><script>&\u0002");
        const QString texts = textsOfSvg(data); // well-formed, or it is empty
        QVERIFY2(texts.contains(QLatin1String("R&D <cache> \"]]>")), qPrintable(texts));
    }

    void theViewsOfAPointSayWhatTheyShow()
    {
        Run run;
        run.header.title = QStringLiteral("Remote Redis sweep");
        for (int index = 0; index < 8; ++index)
            run.blocks.push_back(
                {.point = {.target = QStringLiteral("redis"), .value = 200},
                 .index = index,
                 .arms = {{.arm = Arm::ofThreads(1), .batches = {900us, 1ms, 1100us}, .totals = {}},
                          {.arm = Arm::ofThreads(6), .batches = {2ms, 2100us, 3ms}, .totals = {}}}});
        const PointSamples samples = samplesOf(run, run.blocks.front().point);
        const QString distribution = textsOfSvg(distributionChart(samples));
        const QString timeline = textsOfSvg(timelineChart(samples));
        for (const auto& text : {QStringLiteral("Remote Redis sweep · redis · Round trip 200 µs"),
                                 QStringLiteral("1 thread"), QStringLiteral("6 threads")}) {
            QVERIFY2(distribution.contains(text), qPrintable(text + QLatin1Char('\n') + distribution));
            QVERIFY2(timeline.contains(text), qPrintable(text + QLatin1Char('\n') + timeline));
        }
        for (const auto& text : {QStringLiteral("Batch latency of redis"), QStringLiteral("Median"),
                                 QStringLiteral("50 %"), QStringLiteral("1 ms")})
            QVERIFY2(distribution.contains(text), qPrintable(text + QLatin1Char('\n') + distribution));
        for (const auto& text :
             {QStringLiteral("Time spent measuring"), QStringLiteral("0 s"), QStringLiteral("5 ms")})
            QVERIFY2(timeline.contains(text), qPrintable(text + QLatin1Char('\n') + timeline));
    }

    void thePostsTableIsDrawnAsDots()
    {
        ChartData data;
        data.post = PublishedDots{.table = {}, .runtimes = {RuntimeKind::Native, RuntimeKind::CPython}};
        for (const PublishedFigures& published : publishedFigures())
            data.post->table.rows.push_back(
                {.target = published.redis ? QStringLiteral("redis") : QStringLiteral("file"),
                 .published = published,
                 .measured = {}});
        const QString texts = textsOfSvg(data);
        for (const auto& text : {QStringLiteral("525 µs"), QStringLiteral("4.31 ms"), QStringLiteral("0.12×"),
                                 QStringLiteral("400 µs away"), QStringLiteral("the post"),
                                 QStringLiteral("filled: measured here · hollow: published in 2018")})
            QVERIFY2(texts.contains(text), qPrintable(text + QLatin1Char('\n') + texts));
        QVERIFY(data.post->spoken().contains(QStringLiteral("file, the post: ")));
    }

    void aPdfIsOneWithTextToSelect()
    {
        const QString path = m_folder.filePath(QStringLiteral("chart.pdf"));
        QVERIFY(writeDrawn(drawChart(chart(), theme(Appearance::Light), size, path), path).ok());
        const QByteArray bytes = contentOf(path);
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.contains("/MediaBox [0 0 750"));
        QVERIFY(bytes.contains("/ToUnicode")); // what turns glyphs back into text
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty())
            return;
        QProcess process;
        process.start(reader, {path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        QVERIFY(process.readAllStandardOutput().contains("Remote Redis sweep"));
    }

    void whatWasDrawnIsEncodedInAnyThread_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("a PNG") << QStringLiteral("chart.png") << QByteArray("\x89PNG");
        QTest::newRow("a PDF") << QStringLiteral("chart.pdf") << QByteArray("%PDF");
        QTest::newRow("an SVG") << QStringLiteral("chart.svg") << QByteArray("<?xml");
    }

    void whatWasDrawnIsEncodedInAnyThread()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, begin);
        const auto drawn = drawChart(chart(), theme(Appearance::Light), size, name);
        QVERIFY(drawn.ok());
        QByteArray bytes;
        std::thread([&] { bytes = drawn.value().encoded(); }).join();
        QVERIFY(bytes.startsWith(begin));
    }

    void anotherEndingIsRefusedAndNothingWritten()
    {
        const QString path = m_folder.filePath(QStringLiteral("chart.bmp"));
        const Status status = writeDrawn(drawChart(chart(), theme(Appearance::Light), size, path), path);
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, Error::Code::InvalidInput);
        QVERIFY(!QFile::exists(path));
    }

    void aFolderThatIsNotThereIsSaid()
    {
        const Status status = writeChart("x", m_folder.filePath(QStringLiteral("none/chart.png")));
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, Error::Code::InputOutput);
    }

    void anEmptyChartIsDrawnToo()
    {
        ChartData empty;
        empty.empty = QStringLiteral("Nothing measured yet");
        for (const auto& name : {QStringLiteral("e.png"), QStringLiteral("e.svg"), QStringLiteral("e.pdf")})
            QVERIFY(!drawChart(empty, theme(Appearance::Light), size, name).value().encoded().isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestChartExport)
#include "tst_chart_export.moc"
