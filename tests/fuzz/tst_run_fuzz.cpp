// SPDX-License-Identifier: GPL-3.0-or-later

// Damaged run files: none may crash the reader, the list, or what is made of a run: its analysis, its charts,
// its table. And damaged addresses of targets. What is read must hold. The same cases every time;
// BREAKEVEN_FUZZ_CASES=1000000 runs it for longer, BREAKEVEN_FUZZ_SEED=N over other cases (best in a build of
// the preset asan).

#include "app/charts/chart_builder.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/analyzer.h"
#include "core/analysis/forecast.h"
#include "core/answer/answer.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/plan/target_address.h"
#include "core/runs/csv_export.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "example_run.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <utility>

using namespace breakeven;

namespace {

int wished(const char* variable, int usual)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : usual;
}

class Damage
{
public:
    explicit Damage(unsigned seed) : m_random(seed) {}

    qsizetype below(qsizetype bound)
    {
        return std::uniform_int_distribution<qsizetype>(0, bound - 1)(m_random);
    }

    QByteArray randomBytes()
    {
        QByteArray bytes(below(2'000), '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(below(256));
        return bytes;
    }

    void change(QByteArray& bytes)
    {
        if (bytes.isEmpty())
            return;
        const qsizetype at = below(bytes.size());
        const qsizetype length = 1 + below(std::min<qsizetype>(40, bytes.size()));
        switch (below(6)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            return;
        case 1:
            bytes.remove(at, length);
            return;
        case 2:
            bytes.insert(at, bytes.mid(below(bytes.size()), length));
            return;
        case 3:
            bytes.insert(at, tokens[static_cast<std::size_t>(below(std::ssize(tokens)))]);
            return;
        case 4:
            bytes.replace(at, length, tokens[static_cast<std::size_t>(below(std::ssize(tokens)))]);
            return;
        default:
            bytes.truncate(at);
        }
    }

private:
    static constexpr std::array tokens{"\"batch_ns\":[",
                                       "]",
                                       "[",
                                       "{",
                                       "}",
                                       "\"",
                                       "\\",
                                       ":",
                                       ",",
                                       "-1",
                                       "1e400",
                                       "9223372036854775808",
                                       "null",
                                       "\n",
                                       "\n\n",
                                       "\"type\":\"end\"",
                                       "1e3"};

    std::mt19937 m_random;
};

bool holds(const Result<Run>& run)
{
    if (!run.ok())
        return !run.error().detail.isEmpty() || !run.error().reason.code.isNone();
    for (const Block& block : run.value().blocks)
        for (const ArmSamples& arm : block.arms) {
            if (arm.arm.threads() < 1)
                return false;
            for (const auto batch : arm.batches)
                if (batch.count() < 0)
                    return false;
        }
    return run.value().warnings.size() <= 22;
}

// Makes all that the program makes of a run; whether it is what may be shown.
bool isShown(const Run& run)
{
    const Analysis analysis = analyze(run);
    for (const PointResult& point : analysis.points)
        if (!std::isfinite(point.speedUp.ratio) || (point.ioShare && !std::isfinite(*point.ioShare)))
            return false;
    for (const Crossover& crossover : analysis.crossovers)
        if (!std::isfinite(crossover.at))
            return false;
    const Answer answer = answerOf(run, analysis);
    for (const TargetAnswer& target : answer.targets)
        for (const Stretch& stretch : target.stretches)
            if (!std::isfinite(stretch.from) || !std::isfinite(stretch.to) || stretch.from > stretch.to)
                return false;
    (void)verdictTexts(answer, run.header.plan);
    const std::vector<Forecaster> models = Forecaster::of(run);
    const std::array charted{ChartedRun{&run.header, &analysis, models}};
    (void)latencyChart(charted);
    (void)speedUpChart(charted);
    const PointSamples samples = samplesOf(run, run.blocks.empty() ? PointKey{} : run.blocks.back().point);
    (void)distributionChart(samples);
    (void)timelineChart(samples);
    QBuffer table;
    return table.open(QIODevice::WriteOnly) && exportCsv(run, table, QStringLiteral("fuzz")).ok();
}

} // namespace

class TestRunFuzz : public QObject
{
    Q_OBJECT

private slots:
    void noBytesCrashTheReader()
    {
        Damage damage(static_cast<unsigned>(wished("BREAKEVEN_FUZZ_SEED", 1)));
        const QByteArray whole = bytesOf(exampleRun(6, 3));
        const QByteArray header = whole.left(whole.indexOf('\n') + 1);
        QVERIFY(!header.isEmpty());
        for (int i = 0; i < wished("BREAKEVEN_FUZZ_CASES", 6'000); ++i) {
            QByteArray bytes = i % 8 == 0   ? damage.randomBytes()
                               : i % 8 == 1 ? header + damage.randomBytes()
                                            : whole;
            for (qsizetype changes = i % 8 < 2 ? 0 : 1 + damage.below(6); changes > 0; --changes)
                damage.change(bytes);
            QVERIFY2(holds(readRunFromBytes(bytes, QStringLiteral("fuzz"))),
                     qPrintable(QStringLiteral("case %1: ").arg(i) + QString::fromLatin1(bytes.toHex())));
        }
    }

    // A run that was read is shown, whatever it holds.
    void noRunCrashesWhatIsMadeOfIt()
    {
        Damage damage(static_cast<unsigned>(wished("BREAKEVEN_FUZZ_SEED", 1)));
        const QByteArray whole = bytesOf(exampleRun(12, 3));
        int accepted = 0;
        for (int i = 0; i < wished("BREAKEVEN_FUZZ_CASES", 600); ++i) {
            QByteArray bytes = whole;
            for (qsizetype changes = 1 + damage.below(4); changes > 0; --changes)
                damage.change(bytes);
            const auto run = readRunFromBytes(bytes, QStringLiteral("fuzz"));
            if (!run.ok())
                continue;
            ++accepted;
            QVERIFY2(isShown(run.value()),
                     qPrintable(QStringLiteral("case %1: ").arg(i) + QString::fromLatin1(bytes.toHex())));
        }
        QVERIFY2(accepted > 100, qPrintable(QString::number(accepted)));
    }

    void noTextCrashesAnAddress()
    {
        Damage damage(static_cast<unsigned>(wished("BREAKEVEN_FUZZ_SEED", 1)));
        const std::array whole{QByteArray("redis://user:pass%20word@host.example:6379/2"),
                               QByteArray("rediss://[::1]:6380/0?db=3"),
                               QByteArray("unix://user@/run/redis.sock?db=1"),
                               QByteArray("sftp://me@nas:22/srv/data?key=/home/me/.ssh/id"),
                               QByteArray("rados://bench?conf=/etc/ceph/ceph.conf&user=me&keyring=/k"),
                               QByteArray("file:///tmp/a%20b"),
                               QByteArray("~/folder")};
        for (int i = 0; i < wished("BREAKEVEN_FUZZ_CASES", 20'000); ++i) {
            QByteArray bytes = i % 8 == 0 ? damage.randomBytes().left(60)
                                          : whole[static_cast<std::size_t>(i) % whole.size()];
            for (qsizetype changes = i % 8 == 0 ? 0 : 1 + damage.below(3); changes > 0; --changes)
                damage.change(bytes);
            const QString text = QString::fromUtf8(bytes);
            const auto address = RedisAddress::parse(text);
            if (address.ok()) { // what it says is an address, of the same place
                const auto again = RedisAddress::parse(address.value().toDisplayString());
                QVERIFY2(again.ok(), qPrintable(text));
                QCOMPARE(again.value().toDisplayString(), address.value().toDisplayString());
            } else {
                QVERIFY2(!address.error().reason.code.isNone(), qPrintable(text));
            }
            const auto target = targetFromText(text);
            QVERIFY2(target.ok() ? !target.value().name.isEmpty() : !target.error().reason.code.isNone(),
                     qPrintable(text));
        }
    }

    void noFileCrashesTheList()
    {
        Damage damage(static_cast<unsigned>(wished("BREAKEVEN_FUZZ_SEED", 1)));
        const QTemporaryDir folder;
        const QByteArray whole = bytesOf(exampleRun(2, 2));
        for (int i = 0; i < 300; ++i) {
            QByteArray bytes = whole;
            for (qsizetype changes = 1 + damage.below(6); changes > 0; --changes)
                damage.change(bytes);
            QFile file(folder.filePath(QStringLiteral("%1.breakeven.jsonl").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        }
        const auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{300});
        const auto damaged = std::count_if(runs.begin(), runs.end(),
                                           [](const RunSummary& run) { return run.damage.has_value(); });
        QVERIFY(damaged > 0 && damaged < 300); // damage behind the header is not seen
    }
};

QTEST_GUILESS_MAIN(TestRunFuzz)
#include "tst_run_fuzz.moc"
