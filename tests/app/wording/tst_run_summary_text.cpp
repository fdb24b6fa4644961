// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/run_summary_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

FoundStretch best(int threads, double from, double to)
{
    return {.kind = FoundKind::Best, .arm = Arm::ofThreads(threads), .from = from, .to = to};
}

FoundStretch unclear(double from, double to)
{
    return {.kind = FoundKind::Unclear, .arm = {}, .from = from, .to = to};
}

FoundAnswer answer(const std::vector<FoundStretch>& stretches, AxisKind axis = AxisKind::RttUs)
{
    return {.target = QStringLiteral("redis"),
            .runtime = RuntimeKind::Native,
            .axis = axis,
            .stretches = stretches};
}

RunSummary summary()
{
    return {.path = {}, .id = {}, .title = {}, .started = {}, .status = RunStatus::Settled};
}

} // namespace

class TestRunSummaryText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void whenItBegan_data()
    {
        QTest::addColumn<QDateTime>("started");
        QTest::addColumn<QString>("text");
        const auto at = [](int year, int month, int day) {
            return QDateTime({year, month, day}, {18, 2, 30});
        };
        QTest::newRow("today") << at(2026, 11, 26) << "Today 18:02";
        QTest::newRow("yesterday") << at(2026, 11, 25) << "Yesterday 18:02";
        QTest::newRow("this year") << at(2026, 3, 2) << "2 Mar 18:02";
        QTest::newRow("a year before") << at(2025, 11, 20) << "20 Nov 2025";
        QTest::newRow("in another zone") << at(2026, 11, 26).toUTC() << "Today 18:02";
    }

    void whenItBegan()
    {
        QFETCH(const QDateTime, started);
        QFETCH(const QString, text);
        QCOMPARE(whenText(started, QDateTime({2026, 11, 26}, {20, 0, 0})), text);
    }

    void anAnswerInAFewWords_data()
    {
        QTest::addColumn<FoundAnswer>("found");
        QTest::addColumn<QString>("text");
        QTest::newRow("from a place on")
            << answer({best(1, 0, 60), unclear(60, 76), best(6, 76, 2000)}) << "6 threads from 76 µs";
        QTest::newRow("everywhere") << answer({best(6, 0, 2000)}) << "6 threads throughout";
        QTest::newRow("up to a place")
            << answer({best(6, 0, 90), unclear(90, 200)}) << "6 threads up to 90 µs";
        QTest::newRow("one thread") << answer({best(1, 0, 2000)}) << "1 thread throughout";
        QTest::newRow("nothing proven") << answer({unclear(0, 2000)}) << "not clear";
        QTest::newRow("nothing") << answer({}) << "not clear";
        QTest::newRow("over counts") << answer({best(8, 0, 0)}, AxisKind::Threads) << "8 threads";
        QTest::newRow("no difference")
            << answer({{.kind = FoundKind::NoDifference, .arm = {}, .from = 0, .to = 2000}})
            << "no difference worth having";
    }

    void anAnswerInAFewWords()
    {
        QFETCH(const FoundAnswer, found);
        QFETCH(const QString, text);
        QCOMPARE(plain(shortAnswerText(found)), text);
    }

    void likeAnswersAreSaidTogetherAndManyCounted()
    {
        RunSummary run = summary();
        run.answers = {answer({best(1, 0, 23), best(6, 23, 2000)}),
                       answer({best(1, 0, 61), best(6, 61, 2000)})};
        QCOMPARE(plain(shortAnswerText(run)), QStringLiteral("6 threads from 23 µs; 61 µs"));
        run.answers.push_back(answer({best(6, 0, 2000)}));
        QCOMPARE(plain(shortAnswerText(run)), QStringLiteral("6 threads from 23 µs; 61 µs; 1 more"));
        run.answers = {answer({best(6, 0, 2000)}), answer({unclear(0, 2000)})};
        QCOMPARE(plain(shortAnswerText(run)), QStringLiteral("6 threads throughout; not clear"));
    }

    void aRunWithoutAnswersSaysWhatItHas()
    {
        RunSummary run = summary();
        run.found = {
            {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .at = 76, .interval = {66, 88}}};
        QCOMPARE(plain(shortAnswerText(run)), QStringLiteral("76 µs"));
        run.found.clear();
        QCOMPARE(shortAnswerText(run), QString());
        run.status = RunStatus::Failed;
        run.error = Error{Error::Code::TimedOut, QStringLiteral("ceph"), {}};
        QVERIFY2(shortAnswerText(run).contains(QStringLiteral("ceph")), qPrintable(shortAnswerText(run)));
    }

    void whatBecameOfARun()
    {
        RunSummary run = summary();
        QCOMPARE(stateText(run), QStringLiteral("settled"));
        run.status.reset();
        QCOMPARE(stateText(run), QStringLiteral("not finished"));
        run.running = true;
        QCOMPARE(stateText(run), QStringLiteral("running"));
        run.running = false;
        run.damage = RunDamage{.kind = RunDamage::Kind::TailCutShort, .lines = 213, .bytes = 61'000};
        QCOMPARE(stateText(run), QStringLiteral("damaged"));
        QVERIFY(damageText(*run.damage).contains(QStringLiteral("213 lines can be read")));
    }
};

QTEST_GUILESS_MAIN(TestRunSummaryText)
#include "tst_run_summary_text.moc"
