// SPDX-License-Identifier: GPL-3.0-or-later

// What the page of past runs costs with 5,000 of them: from asking for the list to the first picture with
// rows, how long the longest step of that holds the window up, a step of scrolling with its painting,
// sorting, and searching. Fails where a bound isn't met. Needs no display.

#include "app/history/history_model.h"
#include "app/history/history_page.h"
#include "app/history/history_table.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runs/run_writer.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace breakeven;

namespace {

constexpr int runs = 5'000;

bool write(int number)
{
    Plan plan{.title = QStringLiteral("First look"),
              .targets = {},
              .workload = {},
              .network = {},
              .axis = {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 2000}}};
    plan.targets.push_back({.name = QStringLiteral("local file"), .backend = FileTarget{}, .network = {}});
    plan.targets.push_back({.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}});
    RunHeader header{.id = QUuid::createUuid(),
                     .title = plan.title,
                     .started = QDateTime::currentDateTimeUtc().addSecs(-3'600 * number),
                     .plan = plan,
                     .environment = {}};
    header.environment.host = QStringLiteral("build-%1").arg(number % 4);
    auto created = RunWriter::create(newRunPath(defaultRunFolder(), plan.title, header.started), header,
                                     {.sync = [](int) { return 0; }, .now = std::chrono::steady_clock::now});
    if (!created.ok())
        return false;
    RunWriter writer = std::move(created).value();
    std::vector<FoundAnswer> answers;
    for (const Target& target : plan.targets)
        answers.push_back({.target = target.name,
                           .runtime = RuntimeKind::Native,
                           .axis = AxisKind::RttUs,
                           .stretches = {{.kind = FoundKind::Best, .arm = {}, .from = 0, .to = 70},
                                         {.kind = FoundKind::Best,
                                          .arm = Arm::ofThreads(6),
                                          .from = 70.0 + number % 50,
                                          .to = 2000,
                                          .fromInterval = Interval{60, 90}}}});
    return writer.finish({.finished = header.started, .status = RunStatus::Settled}, {}, answers).ok();
}

bool row(const char* name, double milliseconds, double bound)
{
    const bool good = milliseconds <= bound;
    std::printf("%-44s %9.1f %9.1f  %s\n", name, milliseconds, bound, good ? "" : "above the bound");
    return good;
}

double millisecondsOf(QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.path()));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    for (int number = 0; number < runs; ++number) {
        if (!write(number)) {
            std::fprintf(stderr, "a run could not be written\n");
            return 1;
        }
    }
    std::printf("%-44s %9s %9s\n", "", "ms", "bound");

    HistoryPage page;
    page.resize(1388, 800);
    page.show();
    QApplication::processEvents();
    auto* table = page.findChild<HistoryTable*>();
    QElapsedTimer clock;
    clock.start();
    page.refresh();
    double longest = 0;
    while (table->model()->rowCount() < runs) {
        QElapsedTimer step;
        step.start();
        QApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = std::max(longest, millisecondsOf(step));
    }
    table->grab();
    bool good = row("5,000 runs: from asking to the picture", millisecondsOf(clock), 300);
    good = row("... the longest that the window stood still", longest, 100) && good;

    std::vector<double> steps;
    QScrollBar* bar = table->verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        clock.restart();
        bar->setValue(bar->maximum() * i / 200);
        table->viewport()->repaint();
        steps.push_back(millisecondsOf(clock));
    }
    std::sort(steps.begin(), steps.end());
    good = row("a step of scrolling, the 95th of 100", steps[steps.size() * 95 / 100], 16) && good;

    clock.restart();
    table->sortByColumn(HistoryModel::AnswerColumn, Qt::AscendingOrder);
    table->viewport()->repaint();
    good = row("sorting by the answer", millisecondsOf(clock), 200) && good;
    clock.restart();
    page.findChild<QLineEdit*>()->setText(QStringLiteral("build-3 redis"));
    table->viewport()->repaint();
    good = row("searching", millisecondsOf(clock), 200) && good;
    std::printf("\n%s\n", good ? "All bounds are met." : "NOT all bounds are met.");
    return good ? 0 : 1;
}
