// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/names.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace breakeven;

class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void anArmIsNamedByItsThreads()
    {
        QCOMPARE(armName(1).replace(QChar::Nbsp, QLatin1Char(' ')), QStringLiteral("1 thread"));
        QCOMPARE(armName(6).replace(QChar::Nbsp, QLatin1Char(' ')), QStringLiteral("6 threads"));
    }

    void everyAxisHasANameOfItsOwn()
    {
        QSet<QString> names;
        QSet<QString> shortNames;
        for (const AxisKind axis : {AxisKind::Threads, AxisKind::RttUs, AxisKind::PayloadBytes,
                                    AxisKind::ComputeUs, AxisKind::Items}) {
            QVERIFY(!axisName(axis).isEmpty());
            QVERIFY2(axisShortName(axis).size() <= axisName(axis).size(), qPrintable(axisName(axis)));
            names.insert(axisName(axis));
            shortNames.insert(axisShortName(axis));
        }
        QCOMPARE(names.size(), 5);
        QCOMPARE(shortNames.size(), 5);
    }

    void aPlaceNamesTheRuntimeAmongSeveral()
    {
        const PointKey key{.target = QStringLiteral("redis"),
                           .runtime = RuntimeKind::CPython,
                           .axis = AxisKind::RttUs,
                           .value = 400};
        QCOMPARE(placeName(key, true).replace(QChar::Nbsp, QLatin1Char(' ')),
                 QStringLiteral("redis under CPython at 400 µs"));
        QCOMPARE(placeName(key, false).replace(QChar::Nbsp, QLatin1Char(' ')),
                 QStringLiteral("redis at 400 µs"));
        QCOMPARE(placeName({.target = QStringLiteral("redis"), .axis = AxisKind::Threads}, false),
                 QStringLiteral("redis"));
    }

    void everyRuntimeVerdictAndStatusHasANameOfItsOwn()
    {
        const auto count = [](const QSet<QString>& names) {
            return names.contains(QString()) ? 0 : names.size();
        };
        QCOMPARE(count({runtimeName(RuntimeKind::Native), runtimeName(RuntimeKind::CPython),
                        runtimeName(RuntimeKind::GilModel)}),
                 3);
        QCOMPARE(count({verdictName(Verdict::Threads), verdictName(Verdict::Single),
                        verdictName(Verdict::Unclear)}),
                 3);
        QCOMPARE(count({statusName(RunStatus::Settled), statusName(RunStatus::Budget),
                        statusName(RunStatus::Cancelled), statusName(RunStatus::Failed)}),
                 4);
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
