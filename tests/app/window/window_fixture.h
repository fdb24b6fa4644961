// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/history_model.h"
#include "app/history/history_table.h"
#include "app/tables/points_table.h"
#include "app/theme/application_theme.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/page_tabs.h"
#include "core/backends/file/target/file_target.h"
#include "core/experiment/presets.h"
#include "core/runs/run_code.h"
#include "core/runs/run_library.h"
#include "core/runs/run_writer.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QHash>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace breakeven {

// The program's window as its user sees it. It finds controls by what they say, as the user does.
struct WindowFixture
{
    Language language;
    ApplicationTheme look;
    MainWindow window{&look, &language};

    WindowFixture()
    {
        window.setPatience({}); // tests share their machine
        window.resize(1440, 900);
        window.show();
    }

    [[nodiscard]] QPushButton* runButton() const
    {
        return window.findChild<QPushButton*>(QStringLiteral("run"));
    }
    [[nodiscard]] QTableView* table() const
    {
        return window.findChild<PointsTable*>()->findChild<QTableView*>();
    }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] HistoryTable* history() const { return window.findChild<HistoryTable*>(); }
    [[nodiscard]] int pastRuns() const { return history()->model()->rowCount(); }
    // What a cell of the history tells a screen reader.
    [[nodiscard]] QString pastRun(int row, int column) const
    {
        return history()->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    // Turns to a page, counted from 1, as its key does.
    void turnTo(int page) const
    {
        window.findChild<PageTabs*>()->findChildren<QPushButton*>().at(page - 1)->click();
        QApplication::processEvents();
    }
    [[nodiscard]] QString verdict() const
    {
        return window.findChild<QLabel*>(QStringLiteral("verdict"))->text();
    }
    [[nodiscard]] bool isRunning() const { return runButton()->text().contains(QLatin1String("Stop")); }

    // Whether a visible label holds `text`.
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    // One that can be seen, if there is one of that name.
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        QPushButton* unseen = nullptr;
        for (QPushButton* candidate : window.findChildren<QPushButton*>()) {
            if (candidate->text().remove(QLatin1Char('&')) != text)
                continue;
            if (candidate->isVisible())
                return candidate;
            unseen = candidate;
        }
        return unseen;
    }

    void choose(const QString& menuEntry) const
    {
        for (QAction* action : window.findChildren<QAction*>())
            if (action->text() == menuEntry)
                return action->trigger();
        QFAIL(qPrintable(menuEntry));
    }

    template <typename Dialog>
    [[nodiscard]] Dialog* dialog() const
    {
        for (Dialog* candidate : window.findChildren<Dialog*>())
            if (candidate->isVisible())
                return candidate;
        return nullptr;
    }
};

inline void click(QWidget* widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

// Counts how often the widgets below one are painted; the one painted most counts.
class PaintCount final : public QObject
{
public:
    explicit PaintCount(const QWidget* root)
    {
        for (QWidget* widget : root->findChildren<QWidget*>())
            widget->installEventFilter(this);
        m_clock.start();
    }

    [[nodiscard]] int most() const
    {
        const auto most = std::max_element(m_paints.cbegin(), m_paints.cend());
        return most == m_paints.cend() ? 0 : *most;
    }
    // Whether that was more often than `perSecond`, beyond the one painting that was due at the start.
    [[nodiscard]] bool exceeds(int perSecond) const
    {
        return most() - 1 > static_cast<double>(perSecond) * static_cast<double>(m_clock.elapsed()) / 1e3;
    }
    [[nodiscard]] qint64 milliseconds() const { return m_clock.elapsed(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_paints[watched];
        return false;
    }

private:
    QHash<QObject*, int> m_paints;
    QElapsedTimer m_clock;
};

// A run of two points, where 2 threads lose near and win far, with enough blocks for intervals.
inline Run exampleRun(const QString& title)
{
    using namespace std::chrono_literals;
    Run run;
    run.header = {
        .id = QUuid::createUuid(),
        .title = title,
        .started = QDateTime::currentDateTimeUtc(),
        .plan = {.title = title,
                 .targets = {{.name = QStringLiteral("folder"), .backend = FileTarget{}, .network = {}}},
                 .arms = armsOfThreads({1, 2}),
                 .workload = {},
                 .network = {},
                 .axis = {.kind = AxisKind::RttUs, .values = {100, 1000}},
                 .precision = 0.25,
                 .budget = 5s},
        .environment = {}};
    for (int block = 0; block < 8; ++block) {
        for (const double rtt : {100.0, 1000.0}) {
            const auto wobble = std::chrono::microseconds(block);
            const auto two = rtt < 500 ? 2ms + 2 * wobble : 5ms - wobble;
            const auto one = rtt < 500 ? 1ms + wobble : 10ms + wobble;
            run.blocks.push_back({.point = {.target = QStringLiteral("folder"),
                                            .runtime = RuntimeKind::Native,
                                            .axis = AxisKind::RttUs,
                                            .value = rtt},
                                  .index = block,
                                  .arms = {{.arm = Arm::ofThreads(1), .batches = {one, one}, .totals = {}},
                                           {.arm = Arm::ofThreads(2), .batches = {two, two}, .totals = {}}}});
        }
    }
    run.end = RunEnd{.finished = QDateTime::currentDateTimeUtc(), .status = RunStatus::Settled};
    return run;
}

[[nodiscard]] inline bool writeRun(const Run& run, const QString& path)
{
    auto writer = RunWriter::create(path, run.header);
    if (!writer.ok())
        return false;
    RunWriter file = std::move(writer).value();
    for (const Block& block : run.blocks)
        if (!file.append(block).ok())
            return false;
    for (const Failure& failure : run.failures)
        if (!file.append(failure).ok())
            return false;
    return file.finish(*run.end).ok();
}

// As its plan asks: every arm at every place of every target, with a long title, a failure and a long
// note.
inline Run runOfPreset(const QString& preset)
{
    using namespace std::chrono_literals;
    Run run = exampleRun(QStringLiteral("A run with a title that is longer than any bar has room for, which "
                                        "must not make the window any wider"));
    const QString title = run.header.plan.title;
    run.header.plan = presetById(preset).value().plan;
    run.header.plan.title = title;
    run.blocks.clear();
    const std::vector<double> values =
        run.header.plan.axis.kind == AxisKind::Threads ? std::vector<double>{0} : run.header.plan.axis.values;
    for (int index = 0; index < 8; ++index)
        for (const Target& target : run.header.plan.targets)
            for (const RuntimeKind runtime : run.header.plan.runtimes)
                for (const double value : values) {
                    Block block{.point = {.target = target.name,
                                          .runtime = runtime,
                                          .axis = run.header.plan.axis.kind,
                                          .value = value},
                                .index = index,
                                .arms = {}};
                    for (const Arm& arm : armsOf(run.header.plan, target, runtime)) {
                        const auto batch =
                            1ms * (12 - std::min(arm.threads(), 10)) + std::chrono::microseconds(index);
                        block.arms.push_back({.arm = arm, .batches = {batch, batch}, .totals = {}});
                    }
                    run.blocks.push_back(std::move(block));
                }
    run.failures.push_back({.target = run.header.plan.targets.front().name,
                            .runtime = RuntimeKind::Native,
                            .value = {},
                            .error = {RunCode::Recorded,
                                      QStringLiteral("the host was so far away that it took %1 to say so")
                                          .arg(QString(300, QLatin1Char('x'))),
                                      {}}});
    return run;
}

// With an answer in it the window has the most text.
inline void showExample(WindowFixture& user)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
    QVERIFY(writeRun(exampleRun(QStringLiteral("A run with a title that is rather long")), path));
    const QString before = user.verdict();
    user.window.openRuns({path});
    QTRY_VERIFY(user.verdict() != before);
}

// Runs a test class with settings, runs and temporary files in a folder that goes with the program.
template <typename Test>
int runWindowTest(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QTemporaryDir home;
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"})
        qputenv(variable, QFile::encodeName(home.path()));
    const QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("breakeven"));
    QApplication::setOrganizationName(QStringLiteral("breakeven"));
    Test test;
    return QTest::qExec(&test, argc, argv);
}

// Before each test: as if the program had never run.
inline void forgetEverything()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    QDir(defaultRunFolder()).removeRecursively();
}

} // namespace breakeven
