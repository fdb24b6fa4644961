// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/run_line_text.h"

#include <QLocale>
#include <QTest>

using namespace breakeven;

namespace {

FoundCrossover found(AxisKind axis, double at)
{
    return {.target = QStringLiteral("redis"), .axis = axis, .at = at, .interval = {at * 0.9, at * 1.1}};
}

} // namespace

class TestRunLineText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aLineSaysWhenAndHowAndWhat_data()
    {
        QTest::addColumn<QDateTime>("started");
        QTest::addColumn<int>("targets");
        QTest::addColumn<std::vector<FoundCrossover>>("crossovers");
        QTest::addColumn<QString>("line");
        const auto at = [](int year, int month, int day) {
            return QDateTime({year, month, day}, {18, 2, 30});
        };
        using Found = std::vector<FoundCrossover>;
        QTest::newRow("today, with the one crossover")
            << at(2026, 11, 26) << 1 << Found{found(AxisKind::RttUs, 76)} << "Today 18:02 · settled · 76 µs";
        QTest::newRow("yesterday, two that read the same")
            << at(2026, 11, 25) << 2 << Found{found(AxisKind::RttUs, 76), found(AxisKind::RttUs, 76.1)}
            << "Yesterday 18:02 · settled · 76 µs";
        QTest::newRow("this year, more than a line holds")
            << at(2026, 3, 2) << 1
            << Found{found(AxisKind::RttUs, 76), found(AxisKind::RttUs, 900), found(AxisKind::RttUs, 84),
                     found(AxisKind::RttUs, 60)}
            << "2 Mar 18:02 · settled · 76 µs, 900 µs, 84 µs, …";
        QTest::newRow("a year before, none among ten targets")
            << at(2025, 11, 20) << 10 << Found{} << "20 Nov 2025 · settled · 10 targets";
        QTest::newRow("none of one target") << at(2026, 11, 26) << 1 << Found{} << "Today 18:02 · settled";
        QTest::newRow("a size") << at(2026, 11, 26) << 1 << Found{found(AxisKind::PayloadBytes, 65536)}
                                << "Today 18:02 · settled · 64 KiB";
    }

    void aLineSaysWhenAndHowAndWhat()
    {
        QFETCH(const QDateTime, started);
        QFETCH(const int, targets);
        QFETCH(const std::vector<FoundCrossover>, crossovers);
        QFETCH(const QString, line);
        const RunSummary run{.path = {},
                             .id = {},
                             .title = {},
                             .started = started,
                             .status = RunStatus::Settled,
                             .targets = targets,
                             .found = crossovers};
        QCOMPARE(runLine(run, QDateTime({2026, 11, 26}, {20, 0, 0})).replace(QChar::Nbsp, QLatin1Char(' ')),
                 line);
    }
};

QTEST_GUILESS_MAIN(TestRunLineText)
#include "tst_run_line_text.moc"
