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
        QTest::newRow("a crossover between") << AxisKind::RttUs << 76.34 << "76.3 µs";
        QTest::newRow("the farthest network") << AxisKind::RttUs << 400'000.0 << "400 ms";
        QTest::newRow("compute") << AxisKind::ComputeUs << 10.0 << "10 µs";
        QTest::newRow("bytes") << AxisKind::PayloadBytes << 512.0 << "512 B";
        QTest::newRow("a binary unit") << AxisKind::PayloadBytes << 65536.0 << "64 KiB";
        QTest::newRow("the largest object") << AxisKind::PayloadBytes << 67'108'864.0 << "64 MiB";
        QTest::newRow("the seed's payload") << AxisKind::PayloadBytes << 1600.0 << "1.56 KiB";
        QTest::newRow("one thread") << AxisKind::Threads << 1.0 << "1 thread";
        QTest::newRow("several threads") << AxisKind::Threads << 6.0 << "6 threads";
        QTest::newRow("a crossover between thread counts") << AxisKind::Threads << 3.42 << "3.42 threads";
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
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("text");
        QTest::newRow("both in microseconds") << AxisKind::RttUs << 66.0 << 88.0 << "66 – 88 µs";
        QTest::newRow("over a unit") << AxisKind::RttUs << 900.0 << 1200.0 << "0.9 – 1.2 ms";
        QTest::newRow("from nothing") << AxisKind::RttUs << 0.0 << 50.0 << "0 – 50 µs";
        QTest::newRow("bytes") << AxisKind::PayloadBytes << 512.0 << 2048.0 << "0.5 – 2 KiB";
        QTest::newRow("threads") << AxisKind::Threads << 2.1 << 3.8 << "2.1 – 3.8 threads";
    }

    void anIntervalHasOneUnit()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const QString, text);
        QCOMPARE(plain(axisIntervalText(axis, {low, high})), text);
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
