// SPDX-License-Identifier: GPL-3.0-or-later

// What the window costs: the time from the start of the process to the first paint, and what watching a run
// does to it. The second runs the same plan in the window, its chart live, and on the command line, in turns
// A B B A, and compares the medians of each point and arm. Fails where the start takes 0.5 s or more, or the
// medians differ by more than 2 %: of all points and arms together, and of any by itself beyond what its own
// pairs scatter by.
//
//     bench_window PROGRAM [ROUNDS]
//
// Without PROGRAM: build/release/app/breakeven beside this one.

#include "app/setup/setup_panel.h"
#include "app/theme/application_theme.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "core/analysis/analyzer.h"
#include "core/analysis/speed_up.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/plan_json.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"
#include "tests/bench/median.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <tuple>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

constexpr double longestStart = 0.5; // seconds
constexpr double largestEffect = 0.02;
constexpr auto paintArgument = "--paint";
constexpr auto windowArgument = "--window";

// Ends the program after the first paint of what it watches.
class FirstPaint final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool result = QObject::eventFilter(watched, event);
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit); // behind this very paint
        return result;
    }
};

// As a child process: the window until it was painted.
int paint(int argc, char** argv)
{
    QApplication application(argc, argv);
    Language language;
    ApplicationTheme look;
    MainWindow window(&look, &language);
    FirstPaint first;
    window.centralWidget()->installEventFilter(&first);
    window.show();
    return QApplication::exec();
}

// As a child process: `plan` in the window, until its run is there.
int watch(int argc, char** argv)
{
    QApplication application(argc, argv);
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const auto plan = planFromBytes(file.readAll(), file.fileName());
    if (!plan.ok())
        return 1;
    Language language;
    ApplicationTheme look;
    MainWindow window(&look, &language);
    window.resize(1280, 800);
    window.show();
    window.findChild<SetupPanel*>()->setPlan(plan.value());
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, [] {
        const auto runs = listRuns(defaultRunFolder());
        if (!runs.empty() && runs.front().status)
            QCoreApplication::quit();
    });
    QTimer::singleShot(300ms, &window, [&] {
        window.run();
        QTimer::singleShot(plan.value().budget, &poll, [&poll] { poll.start(200ms); });
    });
    return QApplication::exec();
}

Plan watchedPlan()
{
    Plan plan;
    plan.title = QStringLiteral("Observer");
    plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.arms = armsOfThreads({1, 6});
    plan.axis = {.kind = AxisKind::RttUs, .values = {0, 200, 1000}};
    plan.precision = 0.001; // never reached: both take the whole time
    plan.budget = 6s;
    return plan;
}

using Medians = std::map<std::tuple<double, int>, double>; // by axis value and threads, log

Medians mediansOf(const QString& runPath)
{
    Medians medians;
    const auto run = readRun(runPath);
    if (!run.ok())
        return medians;
    for (const PointResult& point : analyze(run.value()).points) {
        // Points between, where the schedule bisects, are not those of the other run.
        const std::vector<double> asked = watchedPlan().axis.values;
        if (std::find(asked.begin(), asked.end(), point.key.value) == asked.end())
            continue;
        medians[{point.key.value, 1}] = std::log(static_cast<double>(point.single.p50.count()));
        medians[{point.key.value, point.what.threads()}] =
            std::log(static_cast<double>(point.summary.p50.count()));
    }
    return medians;
}

bool call(const QString& program, const QStringList& arguments, const QString& home)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
}

Medians onTheCommandLine(const QString& program, const QString& plan)
{
    const QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("run.breakeven.jsonl"));
    call(program, {QStringLiteral("run"), QStringLiteral("--plan"), plan, QStringLiteral("--out"), path},
         home.path());
    return mediansOf(path);
}

Medians inTheWindow(const QString& plan)
{
    const QTemporaryDir home;
    call(QCoreApplication::applicationFilePath(), {QLatin1String(windowArgument), plan}, home.path());
    // The child has taken its data folder from the environment.
    QDir folder(home.path());
    for (const QString& part :
         {QCoreApplication::organizationName(), QCoreApplication::applicationName(), QStringLiteral("runs")})
        if (!part.isEmpty())
            folder.cd(part);
    const auto runs = listRuns(folder.path());
    return runs.empty() ? Medians{} : mediansOf(runs.front().path);
}

double startTime()
{
    const QTemporaryDir home;
    QElapsedTimer timer;
    timer.start();
    call(QCoreApplication::applicationFilePath(), {QLatin1String(paintArgument)}, home.path());
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    if (argc > 1 && std::string_view(argv[1]) == paintArgument)
        return paint(argc, argv);
    if (argc > 2 && std::string_view(argv[1]) == windowArgument)
        return watch(argc, argv);

    const QCoreApplication application(argc, argv);
    const QString program =
        argc > 1
            ? QString::fromLocal8Bit(argv[1])
            : QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../../app/breakeven"));
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 6;

    std::vector<double> starts;
    for (int i = 0; i < 10; ++i)
        starts.push_back(startTime());
    const double start = medianOf(starts);
    std::printf("start to first paint, and out again: %.3f s, the median of 10 (asked: below %.1f s)\n",
                start, longestStart);

    const QTemporaryDir folder;
    const QString planPath = folder.filePath(QStringLiteral("plan.json"));
    QFile planFile(planPath);
    if (!planFile.open(QIODevice::WriteOnly))
        return 1;
    planFile.write(QJsonDocument(toJson(watchedPlan())).toJson());
    planFile.close();

    std::map<std::tuple<double, int>, std::vector<double>> differences;
    for (int round = 0; round < rounds; ++round) {
        const bool windowFirst = round % 2 == 1; // A B, B A, A B ...
        Medians window = windowFirst ? inTheWindow(planPath) : Medians{};
        const Medians console = onTheCommandLine(program, planPath);
        if (!windowFirst)
            window = inTheWindow(planPath);
        for (const auto& [key, median] : console) {
            if (const auto watched = window.find(key); watched != window.end())
                differences[key].push_back(watched->second - median);
        }
    }
    if (differences.empty()) {
        std::fprintf(stderr, "no run was made\n");
        return 1;
    }
    std::printf("\nround trip   threads   window / command line, %d pairs   95 %% interval\n", rounds);
    std::vector<double> all;
    bool eachIsGood = true;
    for (const auto& [key, values] : differences) {
        const SpeedUp ratio = LogSpeedUp::of(values).toSpeedUp();
        const Interval interval = ratio.interval.value_or(Interval{.low = 0, .high = 1e9}); // one pair
        const bool isGood = interval.low <= 1 + largestEffect && interval.high >= 1 - largestEffect;
        std::printf("%7.0f us   %7d   %8.3f                          %.3f to %.3f  %s\n", std::get<0>(key),
                    std::get<1>(key), ratio.ratio, interval.low, interval.high,
                    isGood ? "" : "beyond the bound");
        eachIsGood = eachIsGood && isGood;
        all.insert(all.end(), values.begin(), values.end());
    }
    const double effect = std::exp(medianOf(all));
    std::printf("all                    %.3f (asked: within %.0f %%)\n", effect, 100 * largestEffect);
    return start < longestStart && std::abs(effect - 1) <= largestEffect && eachIsGood ? 0 : 1;
}
