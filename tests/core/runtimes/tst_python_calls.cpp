// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/python_calls.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;
using Durations = std::vector<std::chrono::nanoseconds>;

Q_DECLARE_METATYPE(breakeven::ItemsKind)

namespace {

// One letter a drop; a dot is a call that only Python makes.
QString lettersOf(const StepCosts& step)
{
    QString letters;
    for (const GilDrop& drop : step.drops) {
        if (!drop.call) {
            letters += QLatin1Char('.');
            continue;
        }
        switch (*drop.call) {
        case BlockingCall::Open:
            letters += QLatin1Char('O');
            break;
        case BlockingCall::Read:
            letters += QLatin1Char('R');
            break;
        case BlockingCall::Close:
            letters += QLatin1Char('C');
            break;
        case BlockingCall::Create:
            letters += QLatin1Char('N');
            break;
        case BlockingCall::Write:
            letters += QLatin1Char('W');
            break;
        case BlockingCall::Sync:
            letters += QLatin1Char('Y');
            break;
        case BlockingCall::Rename:
            letters += QLatin1Char('M');
            break;
        case BlockingCall::Send:
            letters += QLatin1Char('S');
            break;
        case BlockingCall::Receive:
            letters += QLatin1Char('V');
            break;
        case BlockingCall::Wait:
            letters += QLatin1Char('?');
            break;
        case BlockingCall::All:
            letters += QLatin1Char('A');
            break;
        }
    }
    return letters;
}

} // namespace

class TestPythonCalls : public QObject
{
    Q_OBJECT

private slots:
    void ourCallsAreFoundAmongPythons_data()
    {
        QTest::addColumn<ItemsKind>("kind");
        QTest::addColumn<bool>("write");
        QTest::addColumn<bool>("fsync");
        QTest::addColumn<Durations>("free");
        QTest::addColumn<QString>("calls");
        QTest::newRow("a file read") << ItemsKind::Files << false << false
                                     << Durations{2635ns, 1452ns, 1222ns, 1262ns,
                                                  2545ns, 1894ns, 1253ns, 1483ns}
                                     << QStringLiteral("O....RRC");
        QTest::newRow("a file written")
            << ItemsKind::Files << true << false
            << Durations{4279ns, 1423ns, 1203ns, 1232ns, 1222ns, 3317ns, 1333ns, 1453ns, 4970ns}
            << QStringLiteral("N....W.CM");
        QTest::newRow("a file written and synced")
            << ItemsKind::Files << true << true << Durations{4279ns, 1423ns, 1203ns, 1232ns, 1222ns, 3317ns,
                                                             1333ns, 900us,  1300ns, 1453ns, 4970ns}
            << QStringLiteral("N....W.Y.CM");
        QTest::newRow("a field read")
            << ItemsKind::Redis << false << false << Durations{1422ns, 1362ns, 1332ns, 21811ns, 1894ns}
            << QStringLiteral("...SV");
        QTest::newRow("a field read from afar")
            << ItemsKind::Redis << false << false << Durations{1422ns, 1362ns, 1332ns, 21811ns, 2ms}
            << QStringLiteral("...SV");
        QTest::newRow("a large field read")
            << ItemsKind::Redis << false << false << Durations{1422ns, 1362ns, 1332ns, 9us, 60us, 20us, 21us}
            << QStringLiteral("...SVVV");
        QTest::newRow("a field written")
            << ItemsKind::Redis << true << false << Durations{1423ns, 1363ns, 1322ns, 23154ns, 1864ns}
            << QStringLiteral("...SV");
        QTest::newRow("a large field written, in three")
            << ItemsKind::Redis << true << false << Durations{1422ns, 1362ns, 1332ns, 9us, 60us, 8us, 21us}
            << QStringLiteral("....S.V");
        QTest::newRow("another library")
            << ItemsKind::Other << false << false << Durations{100ns, 2ms, 300ns} << QStringLiteral(".A.");
        QTest::newRow("fewer drops than calls of ours")
            << ItemsKind::Files << true << false << Durations{2us, 9us} << QStringLiteral(".A");
        QTest::newRow("no drop") << ItemsKind::Redis << false << false << Durations{} << QString();
    }

    void ourCallsAreFoundAmongPythons()
    {
        QFETCH(const ItemsKind, kind);
        QFETCH(const bool, write);
        QFETCH(const bool, fsync);
        QFETCH(const Durations, free);
        QFETCH(const QString, calls);
        const StepCosts step = write ? callsOfWrite(kind, fsync, free) : callsOfRead(kind, free);
        QCOMPARE(lettersOf(step), calls);
        QCOMPARE(step.held(), 0ns);
        for (std::size_t i = 0; i < free.size(); ++i)
            QCOMPARE(step.drops[i].free, step.drops[i].call ? 0ns : free[i]);
    }

    void whatWeDoOurselvesIsTakenOff()
    {
        const StepCosts calls = callsOfRead(ItemsKind::Redis, {1us, 1us, 1us, 20us, 5us});
        const StepTrace python{
            .cpu = {}, .held = {10us, 2us, 3us, 4us, 5us, 6us}, .free = {1us, 1us, 1us, 20us, 5us}};
        const StepTrace ours{
            .cpu = {}, .held = {1us, 100ns, 100ns, 5us, 2us, 1us}, .free = {400ns, 400ns, 1500ns, 30us, 9us}};
        const StepCosts costs = costsBeyond(calls, python, ours);
        const Durations held{9us, 1900ns, 2900ns, 0ns, 2us}; // 1 µs that we took longer is taken off later
        for (std::size_t i = 0; i < held.size(); ++i)
            QCOMPARE(costs.drops[i].held, held[i]);
        QCOMPARE(costs.after, 5us);
        QCOMPARE(costs.drops[0].free, 600ns);
        QCOMPARE(costs.drops[2].free, 0ns);
        QCOMPARE(costs.drops[3].free, 0ns); // our own call takes its time
        QCOMPARE(costs.held(), 20800ns);
    }

    void aHeldTimeThatIsSetKeepsItsShape()
    {
        const StepCosts usual = usualCosts(ItemsKind::Files).write;
        const StepCosts doubled = usual.heldFor(2 * usual.held());
        QCOMPARE(doubled.held(), 2 * usual.held());
        QCOMPARE(doubled.drops.size(), usual.drops.size());
        QCOMPARE(doubled.drops[0].held, 2 * usual.drops[0].held);
        QCOMPARE(doubled.drops[1].free, usual.drops[1].free);
        QCOMPARE(usual.heldFor(0ns).held(), 0ns);
        QCOMPARE(StepCosts{}.heldFor(3us).held(), 3us);
    }

    void theMedianIsOfTracesThatAreAlike()
    {
        const auto trace = [](std::chrono::nanoseconds first) {
            return StepTrace{.cpu = first, .held = {first, 2us}, .free = {3us}};
        };
        const StepTrace median = medianOf(std::vector<StepTrace>{
            trace(5us), trace(1us), {.cpu = 90us, .held = {9us}, .free = {}}, trace(2us)});
        QCOMPARE(median, (StepTrace{.cpu = 2us, .held = {2us, 2us}, .free = {3us}}));
    }
};

QTEST_GUILESS_MAIN(TestPythonCalls)
#include "tst_python_calls.moc"
