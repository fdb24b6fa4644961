// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/quantity_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

class TestQuantityText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void aDurationHasThreeDigitsInItsUnit_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << "0 ns";
        QTest::newRow("one nanosecond") << qint64(1) << "1.00 ns";
        QTest::newRow("the seed's fake work") << qint64(6'750) << "6.75 µs";
        QTest::newRow("tens") << qint64(76'340) << "76.3 µs";
        QTest::newRow("hundreds") << qint64(525'400) << "525 µs";
        QTest::newRow("just under a step") << qint64(9'994) << "9.99 µs";
        QTest::newRow("rounded up to the next digit") << qint64(9'996) << "10.0 µs";
        QTest::newRow("rounded up to three digits") << qint64(99'960) << "100 µs";
        QTest::newRow("rounded up to the next unit") << qint64(999'960) << "1.00 ms";
        QTest::newRow("just short of the next unit") << qint64(999'400) << "999 µs";
        QTest::newRow("milliseconds") << qint64(1'250'000) << "1.25 ms";
        QTest::newRow("rounded up to a second") << qint64(999'960'000) << "1.00 s";
        QTest::newRow("more than a minute stays seconds") << qint64(125'000'000'000) << "125 s";
    }

    void aDurationHasThreeDigitsInItsUnit()
    {
        QFETCH(const qint64, nanoseconds);
        QFETCH(const QString, text);
        QCOMPARE(plain(durationText(std::chrono::nanoseconds(nanoseconds))), text);
    }

    void aValueThatWasAskedForHasNoZerosBehind_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("no round trip") << AxisKind::RttUs << 0.0 << "0 µs";
        QTest::newRow("microseconds") << AxisKind::RttUs << 200.0 << "200 µs";
        QTest::newRow("a thousand are the next unit") << AxisKind::RttUs << 1000.0 << "1 ms";
        QTest::newRow("a fraction stays") << AxisKind::RttUs << 1500.0 << "1.5 ms";
        QTest::newRow("a value between") << AxisKind::RttUs << 76.34 << "76.3 µs";
        QTest::newRow("the farthest network") << AxisKind::RttUs << 400'000.0 << "400 ms";
        QTest::newRow("compute") << AxisKind::ComputeUs << 10.0 << "10 µs";
        QTest::newRow("bytes") << AxisKind::PayloadBytes << 512.0 << "512 B";
        QTest::newRow("a binary unit") << AxisKind::PayloadBytes << 65536.0 << "64 KiB";
        QTest::newRow("the largest object") << AxisKind::PayloadBytes << 67'108'864.0 << "64 MiB";
        QTest::newRow("the seed's payload") << AxisKind::PayloadBytes << 1600.0 << "1.56 KiB";
        QTest::newRow("one thread") << AxisKind::Threads << 1.0 << "1 thread";
        QTest::newRow("several threads") << AxisKind::Threads << 6.0 << "6 threads";
        QTest::newRow("a value between thread counts") << AxisKind::Threads << 3.42 << "3.42 threads";
        QTest::newRow("one item") << AxisKind::Items << 1.0 << "1 item";
        QTest::newRow("several items") << AxisKind::Items << 8.0 << "8 items";
    }

    void aValueThatWasAskedForHasNoZerosBehind()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const double, value);
        QFETCH(const QString, text);
        QCOMPARE(plain(axisValueText(axis, value)), text);
    }

    void anIntervalHasOneUnit_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<Interval>("interval");
        QTest::addColumn<QString>("text");
        QTest::newRow("both in microseconds") << AxisKind::RttUs << Interval{66, 88} << "66 – 88 µs";
        QTest::newRow("over a unit") << AxisKind::RttUs << Interval{900, 1200} << "0.9 – 1.2 ms";
        QTest::newRow("from nothing") << AxisKind::RttUs << Interval{0, 50} << "0 – 50 µs";
        QTest::newRow("bytes") << AxisKind::PayloadBytes << Interval{512, 2048} << "0.5 – 2 KiB";
        QTest::newRow("threads") << AxisKind::Threads << Interval{2.1, 3.8} << "2.1 – 3.8 threads";
        QTest::newRow("compute") << AxisKind::ComputeUs << Interval{41.4, 63.7} << "41 – 64 µs";
    }

    void anIntervalHasOneUnit()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const Interval, interval);
        QFETCH(const QString, text);
        const double middle = (interval.low + interval.high) / 2;
        QCOMPARE(plain(estimateText(axis, middle, interval).interval), text);
    }

    void anEstimateHasTheDigitsThatItsIntervalLeaves_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<double>("value");
        QTest::addColumn<Interval>("interval");
        QTest::addColumn<QString>("text");
        // clang-format off
        QTest::newRow("a wide interval leaves two") << AxisKind::RttUs << 82.9 << Interval{70.6, 99.4} << "83 µs in 71 – 99 µs";
        QTest::newRow("hundreds are rounded to tens") << AxisKind::RttUs << 524.0 << Interval{486.0, 577.0} << "520 µs in 490 – 580 µs";
        QTest::newRow("just above 2 %") << AxisKind::RttUs << 202.0 << Interval{197.9, 206.1} << "200 µs in 200 – 210 µs";
        QTest::newRow("the ends stay apart") << AxisKind::RttUs << 200.0 << Interval{195.9, 204.1} << "200 µs in 196 – 204 µs";
        QTest::newRow("2 % leave three") << AxisKind::RttUs << 200.0 << Interval{196, 204} << "200 µs in 196 – 204 µs";
        QTest::newRow("a narrow one leaves three") << AxisKind::RttUs << 82.94 << Interval{82.31, 83.58} << "82.9 µs in 82.3 – 83.6 µs";
        QTest::newRow("rounded up to the next unit") << AxisKind::RttUs << 996.0 << Interval{910, 1080} << "1 ms in 0.91 – 1.1 ms";
        QTest::newRow("bytes") << AxisKind::PayloadBytes << 126'362.0 << Interval{110'000, 150'000} << "120 KiB in 110 – 150 KiB";
        QTest::newRow("threads") << AxisKind::Threads << 3.42 << Interval{2.96, 4.11} << "3.4 threads in 3 – 4.1 threads";
        QTest::newRow("from nothing") << AxisKind::ComputeUs << 31.4 << Interval{0, 62.8} << "31 µs in 0 – 63 µs";
        QTest::newRow("below nothing") << AxisKind::RttUs << -31.4 << Interval{-62.8, 1.23} << "-31 µs in -63 – 1.2 µs";
        // clang-format on
    }

    void anEstimateHasTheDigitsThatItsIntervalLeaves()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const double, value);
        QFETCH(const Interval, interval);
        QFETCH(const QString, text);
        const EstimateText estimate = estimateText(axis, value, interval);
        QCOMPARE(plain(QStringLiteral("%1 in %2").arg(estimate.value, estimate.interval)), text);
    }

    void theEndsOfAnEstimateReadOnTheirOwnToo()
    {
        const EstimateText estimate = estimateText(AxisKind::RttUs, 996, {912, 1084});
        QCOMPARE(plain(estimate.low), QStringLiteral("910 µs"));
        QCOMPARE(plain(estimate.high), QStringLiteral("1.1 ms"));
    }

    void aStretchEndsAtAWholeValueWhereThereAreNoOthers()
    {
        QCOMPARE(plain(edgeText(AxisKind::Items, 5.7, Interval{5.2, 6.3})), QStringLiteral("5 items"));
        QCOMPARE(plain(edgeText(AxisKind::RttUs, 5.7, Interval{5.6, 5.8})), QStringLiteral("5.7 µs"));
        QCOMPARE(plain(edgeText(AxisKind::RttUs, 2000, std::nullopt)), QStringLiteral("2 ms"));
    }

    void speedUpsAndSharesReadAsInTheTable()
    {
        QCOMPARE(speedUpText(1.519), QStringLiteral("1.52×"));
        QCOMPARE(speedUpText(0.65), QStringLiteral("0.65×"));
        QCOMPARE(speedUpText(12.34), QStringLiteral("12.3×"));
        QCOMPARE(speedUpIntervalText({1.48, 1.57}), QStringLiteral("1.48 – 1.57"));
        QCOMPARE(plain(shareText(0.83)), QStringLiteral("83 %"));
        QCOMPARE(plain(shareText(0)), QStringLiteral("0 %"));
        QCOMPARE(plain(shareText(0.996)), QStringLiteral("100 %"));
        QCOMPARE(plain(bytesText(65536)), QStringLiteral("64 KiB"));
    }

    void figureAndUnitStayOnOneLine()
    {
        QVERIFY(!durationText(std::chrono::microseconds(76)).contains(QLatin1Char(' ')));
        QVERIFY(!axisValueText(AxisKind::PayloadBytes, 65536).contains(QLatin1Char(' ')));
        QVERIFY(!shareText(0.5).contains(QLatin1Char(' ')));
    }

    void theDecimalSignIsTheUsers()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(plain(durationText(std::chrono::nanoseconds(1'250'000))), QStringLiteral("1,25 ms"));
        QCOMPARE(plain(axisValueText(AxisKind::RttUs, 1500)), QStringLiteral("1,5 ms"));
        QCOMPARE(plain(axisValueText(AxisKind::RttUs, 2000)), QStringLiteral("2 ms"));
        QCOMPARE(speedUpText(1.5), QStringLiteral("1,50×"));
    }
};

QTEST_GUILESS_MAIN(TestQuantityText)
#include "tst_quantity_text.moc"
