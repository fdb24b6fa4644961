// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/emulation_text.h"
#include "app/wording/verdict_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

const Target redis{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}};
const Target file{.name = QStringLiteral("file"), .backend = FileTarget{}, .network = {}};
const Target ceph{.name = QStringLiteral("ceph"), .backend = RadosTarget{}, .network = {}};

Target withNetwork(Target target, const Network& network)
{
    target.network = network;
    return target;
}

Plan planOver(AxisKind axis, const std::vector<Target>& targets)
{
    Plan plan;
    plan.axis.kind = axis;
    plan.axis.values = axis == AxisKind::RttUs ? std::vector<double>{0, 200} : std::vector<double>{0};
    plan.targets = targets;
    return plan;
}

} // namespace

class TestEmulationText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theAxisSaysWhatAllFiguresShare_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<std::vector<Target>>("targets");
        QTest::addColumn<QString>("title");
        const Network far{.rtt = 400us};
        QTest::newRow("swept round trips through a relay")
            << AxisKind::RttUs << std::vector{redis} << "Network round trip, emulated by a relay";
        QTest::newRow("swept round trips that calls wait for")
            << AxisKind::RttUs << std::vector{file} << "Network round trip, emulated by waits";
        QTest::newRow("swept both ways") << AxisKind::RttUs << std::vector{redis, file}
                                         << "Network round trip, emulated by a relay or by waits";
        QTest::newRow("sizes, all far away") << AxisKind::PayloadBytes << std::vector{withNetwork(redis, far)}
                                             << "Object size · network emulated by a relay";
        QTest::newRow("sizes, one far away: its name says so")
            << AxisKind::PayloadBytes << std::vector{withNetwork(redis, far), file} << "Object size";
        QTest::newRow("threads, nothing emulated") << AxisKind::Threads << std::vector{redis} << "Threads";
        QTest::newRow("a run without a target")
            << AxisKind::RttUs << std::vector<Target>{} << "Network round trip";
    }

    void theAxisSaysWhatAllFiguresShare()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const std::vector<Target>, targets);
        QFETCH(const QString, title);
        QCOMPARE(axisTitle(planOver(axis, targets)), title);
    }

    void aSentenceSaysWhatIsEmulatedByWhat_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<Target>("target");
        QTest::addColumn<QString>("text");
        const Network far{.rtt = 400us};
        const Network rough{.rtt = 400us, .jitter = 50us, .bandwidthMbit = 100};
        const Network narrow{.rtt = {}, .jitter = {}, .bandwidthMbit = 10};
        QTest::newRow("a sweep over a relay")
            << AxisKind::RttUs << redis << "The round trips are emulated by a relay.";
        QTest::newRow("a sweep over a folder")
            << AxisKind::RttUs << file << "The round trips are emulated by waits in the calls.";
        QTest::newRow("a sweep over Ceph")
            << AxisKind::RttUs << ceph << "The round trips are emulated by one wait an operation.";
        QTest::newRow("a sweep with jitter and a narrow wire")
            << AxisKind::RttUs << withNetwork(redis, rough)
            << "The network (round trip as swept ± 50 µs, 100 Mbit/s) is emulated by a relay.";
        QTest::newRow("a far folder") << AxisKind::Threads << withNetwork(file, far)
                                      << "The network (round trip 400 µs) is emulated by waits in the calls.";
        QTest::newRow("a narrow wire alone") << AxisKind::Threads << withNetwork(redis, narrow)
                                             << "The network (10 Mbit/s) is emulated by a relay.";
        QTest::newRow("as it is") << AxisKind::Threads << redis << QString();
    }

    void aSentenceSaysWhatIsEmulatedByWhat()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const Target, target);
        QFETCH(const QString, text);
        const Plan plan = planOver(axis, {target});
        QCOMPARE(plain(emulationText(plan, target)), text);
        const auto verdicts = verdictTexts(answerOf({.plan = plan, .environment = {}}, {}), plan);
        QCOMPARE(verdicts.size(), std::size_t{1});
        QCOMPARE(plain(verdicts.front().emulation), text);
    }
};

QTEST_GUILESS_MAIN(TestEmulationText)
#include "tst_emulation_text.moc"
