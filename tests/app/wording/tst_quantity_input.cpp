// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/quantity_input.h"
#include "app/wording/time_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;

class TestQuantityInput : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void quantities_data()
    {
        QTest::addColumn<int>("axis");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value"); // below 0: refused
        const auto rtt = static_cast<int>(AxisKind::RttUs);
        const auto items = static_cast<int>(AxisKind::Items);
        const auto bytes = static_cast<int>(AxisKind::PayloadBytes);
        // clang-format off
        QTest::newRow("a unit with a space")         << rtt << QStringLiteral("2 ms") << 2000.0;
        QTest::newRow("a unit without one")          << rtt << QStringLiteral("2ms") << 2000.0;
        QTest::newRow("micro by its own sign")       << rtt << QStringLiteral("20 µs") << 20.0;
        QTest::newRow("micro by the Greek letter")   << rtt << QStringLiteral("20 μs") << 20.0;
        QTest::newRow("micro by u")                  << rtt << QStringLiteral("20us") << 20.0;
        QTest::newRow("a bare number is in µs")      << rtt << QStringLiteral("50") << 50.0;
        QTest::newRow("a fraction")                  << rtt << QStringLiteral("0.5 ms") << 500.0;
        QTest::newRow("a no-break space")            << rtt << QStringLiteral("2\u00a0ms") << 2000.0;
        QTest::newRow("binary sizes")                << bytes << QStringLiteral("64 KiB") << 65536.0;
        QTest::newRow("words are refused")           << rtt << QStringLiteral("far away") << -1.0;
        QTest::newRow("the unit of another axis")    << rtt << QStringLiteral("64 KiB") << -1.0;
        QTest::newRow("nothing is no value")         << rtt << QString() << -1.0;
        QTest::newRow("a sign is refused")           << rtt << QStringLiteral("-5 ms") << -1.0;
        QTest::newRow("a size that is not whole")    << bytes << QStringLiteral("1.5 KiB") << 1536.0;
        QTest::newRow("items by their word")         << items << QStringLiteral("8 items") << 8.0;
        QTest::newRow("items have no unit of time")  << items << QStringLiteral("8 ms") << -1.0;
        QTest::newRow("hundreds with a comma")       << rtt << QStringLiteral("1,000 µs") << 1000.0;
        QTest::newRow("two points")                  << rtt << QStringLiteral("1.2.3 ms") << -1.0;
        // clang-format on
    }

    void quantities()
    {
        QFETCH(const int, axis);
        QFETCH(const QString, text);
        QFETCH(const double, value);
        QCOMPARE(axisValueFromText(static_cast<AxisKind>(axis), text).value_or(-1), value);
    }

    void aGermanReadsAndTypesCommas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("a comma") << QStringLiteral("0,5 ms") << 500.0;
        QTest::newRow("thousands with a point") << QStringLiteral("2.000 µs") << 2000.0;
        QTest::newRow("a point as programmers type it") << QStringLiteral("0.5 ms") << 500.0;
    }

    void aGermanReadsAndTypesCommas()
    {
        QFETCH(const QString, text);
        QFETCH(const double, value);
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(axisValueFromText(AxisKind::RttUs, text).value_or(-1), value);
    }

    void timesThatPeopleWaitAreReadBack()
    {
        using namespace std::chrono_literals;
        for (const QLocale::Language language : {QLocale::English, QLocale::German}) {
            QLocale::setDefault(QLocale(language));
            for (const std::chrono::milliseconds time :
                 {100ms, 1500ms, 20'000ms, 45'000ms, 100'000ms, 120'000ms, 5'400'000ms, 604'800'000ms})
                QVERIFY2(timeSpanFromText(timeText(time)) == time, qPrintable(timeText(time)));
        }
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(timeText(120s), QString::fromUtf8("2\u00a0min"));
        QVERIFY(timeSpanFromText(QStringLiteral("20")) == 20s);
        QVERIFY(timeSpanFromText(QStringLiteral("2m")) == 2min);
        QVERIFY(timeSpanFromText(QStringLiteral("1 d")) == 24h);
        for (const char* text : {"", "soon", "-3 s", "3 parsecs", "1e9 s", "400 d"})
            QVERIFY2(!timeSpanFromText(QLatin1String(text)), text);
        QCOMPARE(roughTimeText(400ms), QStringLiteral("less than a second"));
        QCOMPARE(roughTimeText(2600ms), QString::fromUtf8("3\u00a0s"));
        QCOMPARE(roughTimeText(137s), QString::fromUtf8("2.3\u00a0min"));
    }
};

QTEST_GUILESS_MAIN(TestQuantityInput)
#include "tst_quantity_input.moc"
