// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/names.h"
#include "app/wording/verdict_text.h"
#include "core/base/error.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// %1, %2 and %n of a text.
QSet<QString> placesOf(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    QSet<QString> places;
    auto matches = place.globalMatch(text);
    while (matches.hasNext())
        places.insert(matches.next().captured());
    return places;
}

Plan twoPoints()
{
    Plan plan;
    plan.targets = {Target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis.kind = AxisKind::RttUs;
    plan.axis.values = {0, 100};
    return plan;
}

Analysis crossingAt76()
{
    Analysis analysis;
    analysis.status = RunStatus::Settled;
    for (const double value : {0.0, 100.0}) {
        PointResult point;
        point.key = {.target = QStringLiteral("redis"),
                     .runtime = RuntimeKind::Native,
                     .axis = AxisKind::RttUs,
                     .value = value};
        point.threads = 6;
        point.arm = 1;
        point.single.p50 = 800us;
        point.speedUp = {.ratio = value > 0 ? 1.25 : 0.8,
                         .interval = value > 0 ? Interval{1.2, 1.3} : Interval{0.75, 0.85},
                         .blocks = 6};
        point.verdict = value > 0 ? Verdict::Threads : Verdict::Single;
        point.settled = true;
        analysis.points.push_back(point);
    }
    analysis.crossovers = {{.target = QStringLiteral("redis"),
                            .runtime = RuntimeKind::Native,
                            .axis = AxisKind::RttUs,
                            .threads = 6,
                            .at = 76,
                            .interval = {66, 88},
                            .threadsPay = ThreadsPay::Above}};
    return analysis;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(m_german.load(QStringLiteral(":/i18n/breakeven_de.qm")));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }

    void cleanup()
    {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::c());
    }

    void everyEntryIsFinished_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("german") << QStringLiteral(BREAKEVEN_SOURCE_DIR "/translations/breakeven_de.ts");
        QTest::newRow("the plurals of english")
            << QStringLiteral(BREAKEVEN_SOURCE_DIR "/translations/breakeven_en.ts");
    }

    void everyEntryIsFinished()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        int entries = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("source")) {
                source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                QVERIFY2(!xml.attributes().hasAttribute(QLatin1String("type")), qPrintable(source));
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
                QVERIFY2(!text.trimmed().isEmpty(), qPrintable(source));
                QVERIFY2(placesOf(text) == placesOf(source), qPrintable(source));
                ++entries;
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(entries > 0);
    }

    void everyWordOfTheSourcesHasItsEntry()
    {
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString catalogue = folder.filePath(QStringLiteral("breakeven_de.ts"));
        QVERIFY(QFile::copy(QStringLiteral(BREAKEVEN_SOURCE_DIR "/translations/breakeven_de.ts"), catalogue));
        QVERIFY(QFile::setPermissions(catalogue, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(BREAKEVEN_LUPDATE),
                      {QStringLiteral("-I"), QStringLiteral(BREAKEVEN_SOURCE_DIR),
                       QStringLiteral("-recursive"), QStringLiteral(BREAKEVEN_SOURCE_DIR "/core"),
                       QStringLiteral(BREAKEVEN_SOURCE_DIR "/app"), QStringLiteral("-ts"), catalogue});
        QVERIFY(lupdate.waitForFinished());
        const QByteArray said = lupdate.readAll();
        QCOMPARE(lupdate.exitCode(), 0);
        // "Found 477 source text(s) (0 new and 477 already existing)"
        QVERIFY2(said.contains("(0 new and "), said.constData());
    }

    void errorsSpeakGerman()
    {
        QCOMPARE(sentence({Error::Code::NotPermitted, QStringLiteral("/srv"), {}}),
                 QStringLiteral("/srv erlaubt das nicht; die Rechte prüfen."));
    }

    void namesSpeakGerman()
    {
        QCOMPARE(axisName(AxisKind::RttUs), QStringLiteral("Netzwerk-Umlaufzeit"));
        QCOMPARE(verdictName(Verdict::Unclear), QStringLiteral("Unklar"));
    }

    void verdictsSpeakGerman()
    {
        const auto texts = verdictTexts(crossingAt76(), twoPoints());
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts.front().headline,
                 QStringLiteral("6 Threads nehmen, sobald redis mehr als 76\u00a0µs entfernt ist."));
        QVERIFY2(texts.front().detail.startsWith(QStringLiteral(
                     "Näher als 66\u00a0µs gewinnt ein Thread; ab 88\u00a0µs gewinnen 6 Threads.")),
                 qPrintable(texts.front().detail));
        QVERIFY2(!texts.front().detail.contains(QLatin1String("they")), qPrintable(texts.front().detail));
    }

    void plansRefuseInGerman()
    {
        Plan plan = twoPoints();
        plan.targets.clear();
        const Status checked = validate(plan);
        QVERIFY(!checked.ok());
        QVERIFY2(sentence(checked.error()).contains(QStringLiteral("es gibt kein Ziel zu messen")),
                 qPrintable(sentence(checked.error())));
    }

private:
    QTranslator m_german;
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
