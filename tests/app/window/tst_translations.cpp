// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "app/wording/verdict_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/base/error.h"
#include "core/experiment/runner.h"
#include "tests/core/answer/given_point.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
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

QString catalogueOf(const char* language)
{
    return QStringLiteral(BREAKEVEN_SOURCE_DIR "/translations/breakeven_%1.ts").arg(QLatin1String(language));
}

Plan twoPoints()
{
    Plan plan;
    plan.targets = {Target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis.kind = AxisKind::RttUs;
    plan.axis.values = {0, 400};
    return plan;
}

Analysis threeStretches()
{
    return given::analysis({given::point({0, 0.6}), given::point({400, 2})});
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
        for (const char* language : {"de", "es", "fr", "ja", "zh_CN"})
            QTest::newRow(language) << catalogueOf(language);
        QTest::newRow("the plurals of english") << catalogueOf("en");
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

    void everyWordOfTheSourcesHasItsEntry_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* language : {"de", "es", "fr", "ja", "zh_CN"})
            QTest::newRow(language) << catalogueOf(language);
    }

    void everyWordOfTheSourcesHasItsEntry()
    {
        QFETCH(const QString, path);
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString catalogue = folder.filePath(QStringLiteral("copy.ts"));
        QVERIFY(QFile::copy(path, catalogue));
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
        const Plan plan = twoPoints();
        const auto texts = verdictTexts(answerOf({.plan = plan, .environment = {}}, threeStretches()), plan);
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts.front().headline,
                 QStringLiteral("6 Threads nehmen, sobald redis mehr als 80\u00a0µs entfernt ist; unter "
                                "45\u00a0µs ein Thread; dazwischen macht es keinen Unterschied."));
        QVERIFY2(texts.front().detail.startsWith(
                     QStringLiteral("Der Gewinn überschreitet 10\u00a0% bei 80\u00a0µs (95-%-Intervall ")),
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

    // What a run says of itself and of what failed, as its file has it.
    void aRunFileIsTheSameInEveryLanguage()
    {
        Plan plan = twoPoints();
        plan.title = QStringLiteral("First look");
        plan.axis.values = {0};
        plan.budget = 500ms;
        RedisTarget nobody;
        nobody.server = QStringLiteral("redis://127.0.0.1:1");
        plan.targets = {
            Target{.name = QStringLiteral("local file"), .backend = FileTarget{}, .network = {}},
            Target{.name = QStringLiteral("no folder"),
                   .backend = FileTarget{.folder = QStringLiteral("/nonexistent")},
                   .network = {}},
            Target{.name = QStringLiteral("nobody"), .backend = nobody, .network = {}},
            Target{.name = QStringLiteral("too slow"),
                   .backend = FileTarget{},
                   .network = Network{.rtt = 5s, .jitter = {}, .bandwidthMbit = 0}},
        };
        plan.axis = {.kind = AxisKind::Items, .values = {8}};
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const auto linesOf = [&](const char* language) {
            const QString path = folder.filePath(QLatin1String(language));
            runPlan(plan, {.runPath = path}, {}, [](const ExperimentEvent&) {});
            QFile file(path);
            QList<QJsonObject> lines;
            if (!file.open(QIODevice::ReadOnly))
                return lines;
            for (const QByteArray& line : file.readAll().split('\n')) {
                QJsonObject object = QJsonDocument::fromJson(line).object();
                for (const char* key : {"id", "started", "environment"})
                    object.remove(QLatin1String(key));
                const QString type = object.value(QLatin1String("type")).toString();
                if (type == QLatin1String("run") || type == QLatin1String("failure"))
                    lines.append(object);
            }
            return lines;
        };
        const QList<QJsonObject> german = linesOf("de");
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::c());
        const QList<QJsonObject> english = linesOf("en");
        QCOMPARE(english.size(), 4);
        QCOMPARE(german, english);
        for (const QJsonObject& line : english.mid(1))
            QVERIFY(line.value(QLatin1String("error")).toObject().contains(QLatin1String("code")));
    }

private:
    QTranslator m_german;
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
