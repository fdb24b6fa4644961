// SPDX-License-Identifier: GPL-3.0-or-later

// Whether answers come back: one plan, run again and again in fresh processes of the built program.
//
//     bench_replicates replicate RUNS SECONDS [redis|both] [awake|as-they-are] [PROGRAM]
//     bench_replicates pairs PAIRS SECONDS [awake|as-they-are] [PROGRAM]
//
// `replicate` asks of each figure how often a run's 95 % interval holds the median of the other runs' figures
// (honest: 0.95), how far runs lie apart (sd of the logarithms), how far the intervals say they do, and the
// ratio of the two (honest: 1). Fails where less than 10 of 12 are held or the ratio is above 1.3.
//
// `pairs` compares equal runs with each other, on a private Redis at 0.1, 0.5 and 2 ms and on a local file,
// and counts the rows that are called faster or slower. Fails where more than 1 pair of 20 has one.

#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <vector>

using namespace breakeven;

namespace {

constexpr double leastHeld = 10.0 / 12;
constexpr double mostRatio = 1.3;
constexpr int fewestRuns = 4; // that say anything about a curve
constexpr double mostChangedPairs = 2.0 / 40;
const std::set<double> toldValues{0, 100, 500, 2000}; // of the speed-up, µs

struct Figure // and its 95 % interval
{
    double at = 0;
    double low = 0;
    double high = 0;
};

using Curves = std::map<QString, std::vector<Figure>>;

const QJsonObject privateRedis{{QStringLiteral("name"), QStringLiteral("redis")},
                               {QStringLiteral("backend"), QStringLiteral("redis")},
                               {QStringLiteral("server"), QStringLiteral("private")}};
const QJsonObject localFile{{QStringLiteral("name"), QStringLiteral("local file")},
                            {QStringLiteral("backend"), QStringLiteral("file")}};

QJsonObject planOf(const QJsonArray& targets, const QJsonArray& values, double seconds)
{
    return {{QStringLiteral("title"), QStringLiteral("replicate")},
            {QStringLiteral("targets"), targets},
            {QStringLiteral("threads"), QJsonArray{1, 6}},
            {QStringLiteral("pool"), QStringLiteral("per-batch")},
            {QStringLiteral("cores"), QStringLiteral("awake")},
            {QStringLiteral("axis"), QJsonObject{{QStringLiteral("name"), QStringLiteral("rtt_us")},
                                                 {QStringLiteral("values"), values}}},
            {QStringLiteral("precision"), 0.1},
            {QStringLiteral("budget_s"), seconds}};
}

// Fresh processes of the program, with a home of their own.
class Program
{
public:
    Program(QString path, QString cores) : m_path(std::move(path)), m_cores(std::move(cores)) {}

    // The object that `run --json` prints; nothing after saying why.
    [[nodiscard]] std::optional<QJsonObject> run(QJsonObject plan, int seed, const QString& file) const
    {
        plan[QStringLiteral("seed")] = seed;
        QFile planFile(m_home.filePath(QStringLiteral("plan.json")));
        if (!planFile.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return std::nullopt;
        planFile.write(QJsonDocument(plan).toJson());
        planFile.close();
        QStringList words{QStringLiteral("run"), QStringLiteral("--plan"),
                          planFile.fileName(),   QStringLiteral("--out"),
                          inHome(file),          QStringLiteral("--json")};
        if (!m_cores.isEmpty())
            words += {QStringLiteral("--cores"), m_cores};
        return call(words);
    }

    [[nodiscard]] std::optional<QJsonObject> compare(const QString& base, const QString& now) const
    {
        return call({QStringLiteral("compare"), inHome(base), inHome(now), QStringLiteral("--json")});
    }

private:
    [[nodiscard]] QString inHome(const QString& name) const { return m_home.filePath(name); }

    [[nodiscard]] std::optional<QJsonObject> call(const QStringList& words) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
        process.setProcessEnvironment(environment);
        process.start(m_path, words);
        if (!process.waitForFinished(-1) || process.exitCode() != 0) {
            std::fprintf(stderr, "%s failed: %s\n", qPrintable(words.join(QLatin1Char(' '))),
                         process.readAllStandardError().right(500).constData());
            return std::nullopt;
        }
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }

    QString m_path;
    QString m_cores; // empty: as the plan says
    QTemporaryDir m_home;
};

void add(Curves& curves, const QString& curve, const QJsonValue& at, const QJsonValue& interval)
{
    const QJsonArray ends = interval.toArray();
    if (ends.size() == 2)
        curves[curve].push_back({at.toDouble(), ends.at(0).toDouble(), ends.at(1).toDouble()});
}

void addCrossovers(const QJsonObject& answer, Curves& curves)
{
    for (const QJsonValue& crossover : answer[QStringLiteral("crossovers")].toArray())
        add(curves,
            QStringLiteral("%1: crossover (%2)")
                .arg(crossover[QStringLiteral("target")].toString(),
                     crossover[QStringLiteral("threads_pay")].toString()),
            crossover[QStringLiteral("at")], crossover[QStringLiteral("ci")]);
}

void addSpeedUps(const QJsonObject& answer, Curves& curves)
{
    for (const QJsonValue& point : answer[QStringLiteral("points")].toArray()) {
        const double value = point[QStringLiteral("value")].toDouble();
        if (point[QStringLiteral("threads")].toInt() != 1 && toldValues.contains(value))
            add(curves,
                QStringLiteral("%1: speed-up at %2 us")
                    .arg(point[QStringLiteral("target")].toString())
                    .arg(value),
                point[QStringLiteral("speedup")], point[QStringLiteral("speedup_ci")]);
    }
}

// Where the stretch begins on which an arm is worth having.
void addStretches(const QJsonObject& answer, Curves& curves)
{
    for (const QJsonValue& target : answer[QStringLiteral("answers")].toArray())
        for (const QJsonValue& arm : target[QStringLiteral("arms")].toArray())
            for (const QJsonValue& stretch : arm[QStringLiteral("stretches")].toArray())
                if (stretch[QStringLiteral("is")] == QStringLiteral("arm"))
                    add(curves,
                        QStringLiteral("%1: worth it from").arg(target[QStringLiteral("target")].toString()),
                        stretch[QStringLiteral("from")], stretch[QStringLiteral("from_ci")]);
}

double deviationOf(const std::vector<double>& values)
{
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double logOf(double value)
{
    return std::log(std::max(value, 1e-9));
}

bool isHonest(const QString& curve, const std::vector<Figure>& figures)
{
    std::vector<double> logs;
    double claimed = 0;
    for (const Figure& figure : figures) {
        logs.push_back(logOf(figure.at));
        claimed +=
            (logOf(figure.high) - logOf(figure.low)) / (2 * 1.96) / static_cast<double>(figures.size());
    }
    int held = 0;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        std::vector<double> others = logs;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const double median = medianOf(others);
        held += logOf(figures[i].low) <= median && median <= logOf(figures[i].high) ? 1 : 0;
    }
    const double share = static_cast<double>(held) / static_cast<double>(figures.size());
    const double deviation = deviationOf(logs);
    std::printf("%-34s %5zu %10.1f %6.2f %8.3f %8.3f %6.2f\n", qPrintable(curve), figures.size(),
                std::exp(medianOf(logs)), share, deviation, claimed, deviation / claimed);
    return share >= leastHeld && deviation / claimed <= mostRatio;
}

int replicate(const Program& program, int runs, double seconds, bool withFile)
{
    QJsonArray targets{privateRedis};
    if (withFile)
        targets.prepend(localFile);
    const QJsonObject plan = planOf(targets, {0, 50, 100, 200, 500, 1000, 2000}, seconds);
    Curves curves;
    for (int run = 0; run < runs; ++run) {
        const auto answer = program.run(plan, run + 1, QStringLiteral("%1.breakeven.jsonl").arg(run));
        if (!answer)
            return 1;
        addCrossovers(*answer, curves);
        addStretches(*answer, curves);
        addSpeedUps(*answer, curves);
        std::fprintf(stderr, "run %d of %d\r", run + 1, runs);
    }
    std::printf("%-34s %5s %10s %6s %8s %8s %6s\n", "curve", "runs", "median", "held", "sd", "claimed",
                "ratio");
    bool good = !curves.empty();
    for (const auto& [curve, figures] : curves)
        if (std::ssize(figures) >= fewestRuns)
            good = isHonest(curve, figures) && good;
        else
            std::printf("%-34s %5zu\n", qPrintable(curve), figures.size());
    return good ? 0 : 1;
}

int pairs(const Program& program, int count, double seconds)
{
    const QJsonObject plan = planOf({localFile, privateRedis}, {100, 500, 2000}, seconds);
    int rows = 0;
    int changedRows = 0;
    int changedPairs = 0;
    double widest = 1;
    for (int pair = 0; pair < count; ++pair) {
        const QString base = QStringLiteral("%1a.breakeven.jsonl").arg(pair);
        const QString now = QStringLiteral("%1b.breakeven.jsonl").arg(pair);
        if (!program.run(plan, 2 * pair + 1, base) || !program.run(plan, 2 * pair + 2, now))
            return 1;
        const auto comparison = program.compare(base, now);
        if (!comparison)
            return 1;
        int changed = 0;
        for (const QJsonValue& row : (*comparison)[QStringLiteral("points")].toArray()) {
            const QString change = row[QStringLiteral("change")].toString();
            const double ratio = row[QStringLiteral("ratio")].toDouble(1);
            widest = std::max({widest, ratio, 1 / ratio});
            ++rows;
            if (change != QLatin1String("faster") && change != QLatin1String("slower"))
                continue;
            ++changed;
            std::printf("pair %d: %s at %g us, %d threads: %s, %.3f\n", pair + 1,
                        qPrintable(row[QStringLiteral("target")].toString()),
                        row[QStringLiteral("value")].toDouble(), row[QStringLiteral("threads")].toInt(),
                        qPrintable(change), ratio);
        }
        changedRows += changed;
        changedPairs += changed > 0 ? 1 : 0;
        std::fprintf(stderr, "pair %d of %d\r", pair + 1, count);
    }
    std::printf("%d pairs of equal runs: %d with a row called changed (asked: at most %.0f), %d of %d rows, "
                "the farthest off by %.2f\n",
                count, changedPairs, mostChangedPairs * count, changedRows, rows, widest);
    return changedPairs <= mostChangedPairs * count ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = application.arguments().mid(1);
    const int count = words.value(1).toInt();
    const double seconds = words.value(2).toDouble();
    const bool isReplicate = words.value(0) == QLatin1String("replicate");
    if ((!isReplicate && words.value(0) != QLatin1String("pairs")) || count < 1 || seconds <= 0) {
        std::fprintf(stderr,
                     "bench_replicates replicate|pairs COUNT SECONDS [redis|both] [awake|as-they-are]\n");
        return 2;
    }
    QString cores;
    QString path =
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../../app/breakeven"));
    bool withFile = false;
    for (const QString& word : words.mid(3)) {
        if (word == QLatin1String("awake") || word == QLatin1String("as-they-are"))
            cores = word;
        else if (word == QLatin1String("both") || word == QLatin1String("redis"))
            withFile = word == QLatin1String("both");
        else
            path = word;
    }
    const Program program(path, cores);
    return isReplicate ? replicate(program, count, seconds, withFile) : pairs(program, count, seconds);
}
