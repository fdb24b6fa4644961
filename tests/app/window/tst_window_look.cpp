// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "app/charts/published_plot.h"
#include "app/setup/setup_panel.h"
#include "app/setup/target_row.h"
#include "app/verdict/verdict_panel.h"
#include "app/window/chart_panel.h"
#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/experiment/presets.h"
#include "tests/app/window/window_fixture.h"

#include <QAccessible>
#include <QActionGroup>
#include <QGraphicsView>
#include <QHeaderView>
#include <QLineEdit>
#include <QProcess>
#include <QScreen>
#include <QTimer>
#include <QToolButton>
#include <QWheelEvent>

using namespace breakeven;

class TestWindowLook : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void theLanguageChangesWhileTheProgramRuns()
    {
        QSettings().setValue(QStringLiteral("example_seen"), true);
        const WindowFixture user;
        QVERIFY(user.runButton()->text().contains(QStringLiteral("Run")));
        user.choose(QStringLiteral("Deutsch"));
        QTRY_VERIFY(user.runButton()->text().contains(QStringLiteral("Messen")));
        QVERIFY(user.says(QStringLiteral("ZIELE")));
        QVERIFY(user.says(QStringLiteral("Ab wo lohnen sich Threads?")));
        user.choose(QStringLiteral("English"));
        QTRY_VERIFY(user.runButton()->text().contains(QStringLiteral("Run")));
    }

    // Its names are shown in a language and are the same in each.
    void aPresetMeasuresTheSameInEveryLanguage()
    {
        WindowFixture user;
        user.choose(QStringLiteral("Deutsch"));
        QTRY_VERIFY(user.runButton()->text().contains(QStringLiteral("Messen"))); // the menus speak it, too
        user.choose(QStringLiteral("Erster Blick"));
        QTRY_VERIFY(user.says(QStringLiteral("lokale Datei")));
        const auto* setup = user.window.findChild<SetupPanel*>();
        QCOMPARE(setup->plan(), presetById(QStringLiteral("first-look")).value().plan);
    }

    void theLanguageIsKept()
    {
        {
            const WindowFixture user;
            user.choose(QStringLiteral("Deutsch"));
        }
        const WindowFixture later;
        QVERIFY(later.runButton()->text().contains(QStringLiteral("Messen")));
    }

    // Where the system's language is none of the program's, its digits are none either.
    void numbersAreInTheProgramsLanguage()
    {
        if (!qEnvironmentVariable("LC_ALL").startsWith(QLatin1String("ar"))) { // as read at the start only
            QProcess elsewhere;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("ar_EG.UTF-8"));
            environment.remove(QStringLiteral("LANGUAGE"));
            elsewhere.setProcessEnvironment(environment);
            elsewhere.setProcessChannelMode(QProcess::MergedChannels);
            elsewhere.start(QCoreApplication::applicationFilePath(),
                            {QStringLiteral("numbersAreInTheProgramsLanguage"), QStringLiteral("-reverse")});
            QVERIFY(elsewhere.waitForFinished());
            QVERIFY2(elsewhere.exitCode() == 0, elsewhere.readAll().constData());
            return;
        }
        QCOMPARE(QLocale::system().language(), QLocale::Arabic);
        QSettings().clear();
        WindowFixture user;
        showExample(user);
        QVERIFY(user.runButton()->text().contains(QStringLiteral("Run")));
        QStringList texts;
        for (const QLabel* label : user.window.findChildren<QLabel*>())
            texts.append(label->text());
        for (int row = 0; row < user.rows(); ++row)
            for (int column = 0; column < user.table()->model()->columnCount(); ++column)
                texts.append(user.table()->model()->index(row, column).data().toString());
        for (const QString& text : texts)
            for (const QChar letter : text)
                QVERIFY2(!letter.isDigit() || letter.unicode() < 0x80, qPrintable(text));
        QCOMPARE(user.window.layoutDirection(), Qt::LeftToRight); // "200 ms" would turn round
    }

    void theAppearanceChangesWhileTheProgramRunsAndIsKept()
    {
        {
            const WindowFixture user;
            user.choose(QStringLiteral("Dark"));
            QCOMPARE(user.look.current().appearance, Appearance::Dark);
            QCOMPARE(user.window.palette().color(QPalette::Window), theme(Appearance::Dark).window);
            user.choose(QStringLiteral("Light"));
            QCOMPARE(user.window.palette().color(QPalette::Window), theme(Appearance::Light).window);
            user.choose(QStringLiteral("Dark"));
        }
        const WindowFixture later;
        QCOMPARE(later.look.choice(), AppearanceChoice::Dark);
    }

    void theMenuMarksWhatIsInUse()
    {
        const WindowFixture user;
        const auto marked = [&user] {
            QStringList texts;
            for (const QAction* action : user.window.findChildren<QAction*>())
                if (action->isCheckable() && action->isChecked() && action->actionGroup() != nullptr)
                    texts.append(action->text());
            texts.sort();
            return texts.join(QLatin1Char(' '));
        };
        user.choose(QStringLiteral("Light"));
        user.choose(QStringLiteral("English"));
        QTRY_COMPARE(marked(), QStringLiteral("English Light Size of the system's text"));
        user.choose(QStringLiteral("Dark"));
        QTRY_COMPARE(marked(), QStringLiteral("Dark English Size of the system's text"));
        user.choose(QStringLiteral("Deutsch"));
        QTRY_VERIFY2(marked().contains(QStringLiteral("Deutsch")), qPrintable(marked()));
    }

    void theFirstWindowFitsASmallScreen()
    {
        QSettings().clear();
        Language language;
        ApplicationTheme look;
        const MainWindow window(&look, &language);
        const int screen = window.screen()->availableSize().height(); // 800 off screen
        QVERIFY2(window.height() < screen, qPrintable(QString::number(window.height())));
    }

    void aLowWindowFoldsItsPointsAndTightensItsSetup()
    {
        WindowFixture user;
        showExample(user);
        QTRY_VERIFY(user.table()->isVisible());
        QVERIFY(user.says(QStringLiteral("more threads help only while waiting")));
        user.window.resize(1280, 720);
        QTRY_VERIFY(!user.table()->isVisible());
        QVERIFY(!user.says(QStringLiteral("more threads help only while waiting")));
        QVERIFY(user.runButton()->isVisible());
        const auto* plot = user.window.findChild<PlotView*>();
        QTRY_VERIFY(plot->height() > user.window.height() / 2);
        user.window.resize(1440, 900);
        QTRY_VERIFY(user.table()->isVisible());
    }

    void aNarrowWindowHasItsSetupInADrawer()
    {
        WindowFixture user;
        showExample(user);
        auto* setup = user.window.findChild<SetupPanel*>();
        auto* rail = user.window.findChild<QPushButton*>(QStringLiteral("rail-setup"));
        QTRY_VERIFY(setup->isVisible());
        QVERIFY(!rail->isVisible());
        const int column = setup->width();

        user.window.resize(1100, 720);
        QTRY_VERIFY(rail->isVisible());
        QVERIFY(!setup->isVisible());
        QVERIFY(user.window.findChild<QPushButton*>(QStringLiteral("rail-run"))->isVisible());
        const auto* plot = user.window.findChild<PlotView*>();
        const QRect before(plot->mapTo(&user.window, QPoint()), plot->size());

        click(rail);
        QVERIFY(setup->isVisible());
        QVERIFY(setup->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(QRect(plot->mapTo(&user.window, QPoint()), plot->size()), before); // it lies over it
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!setup->isVisible());
        QCOMPARE(QApplication::focusWidget(), rail);

        QTest::keyClick(&user.window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(setup->isVisible());
        // A click beside it.
        QWidget* beside = user.window.childAt(user.window.width() - 40, 400);
        click(beside);
        QVERIFY(!setup->isVisible());

        user.turnTo(3);
        click(rail);
        QVERIFY(setup->isVisible());
        user.window.resize(1440, 900);
        QTRY_VERIFY(!rail->isVisible());
        QVERIFY(setup->isVisible());
        QTRY_VERIFY2(std::abs(setup->width() - column) <= 24, // a scroll bar may come or go
                     qPrintable(QStringLiteral("%1, was %2").arg(setup->width()).arg(column)));
    }

    void theWindowIsAsSmallAsItSays_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("text");
        for (const QString& language :
             {QStringLiteral("English"), QStringLiteral("Deutsch"), QStringLiteral("Français")})
            for (const int text : {100, 150})
                QTest::addRow("%s, %d %%", qPrintable(language), text) << language << text;
    }

    void theWindowIsAsSmallAsItSays()
    {
        QFETCH(const QString, language);
        QFETCH(const int, text);
        const QFont usual = QApplication::font();
        {
            WindowFixture user;
            user.look.setTextSize(text);
            user.choose(language);
            showExample(user);
            const QSize least(960, 600);
            QCOMPARE(user.window.minimumSize(), least);
            user.window.resize(least);
            QTRY_COMPARE(user.window.size(), least);
            for (int page = 1; page <= 3; ++page) {
                user.turnTo(page);
                QTest::qWait(50); // until it is laid out
                const QWidget* middle = user.window.centralWidget();
                const QSize needed = middle->minimumSizeHint();
                QVERIFY2(needed.width() <= middle->width() && needed.height() <= middle->height(),
                         qPrintable(QStringLiteral("page %1 needs %2x%3 and has %4x%5")
                                        .arg(page)
                                        .arg(needed.width())
                                        .arg(needed.height())
                                        .arg(middle->width())
                                        .arg(middle->height())));
            }
        }
        QApplication::setFont(usual);
    }

    void aChangeOfTextSizeReachesTheTargets()
    {
        const QFont usual = QApplication::font();
        {
            WindowFixture user;
            user.window.resize(2600, 1400); // so that it is no drawer with large text either
            const auto* row = user.window.findChild<TargetRow*>();
            QTRY_VERIFY(row->isVisible());
            const auto* more = row->findChild<QToolButton*>();
            const int button = more->width();
            const int high = row->height();
            const int letters = row->findChild<QLabel*>()->fontMetrics().height();
            user.look.setTextSize(200);
            QTRY_VERIFY(more->width() >= 1.8 * button);
            QTRY_VERIFY2(row->height() >= 1.5 * high, qPrintable(QString::number(row->height())));
            QVERIFY(row->findChild<QLabel*>()->fontMetrics().height() >= 1.8 * letters);
        }
        QApplication::setFont(usual);
    }

    void aLongLineOfCodeIsNotCut()
    {
        WindowFixture user;
        showExample(user);
        user.window.resize(1280, 720);
        const auto shownCode = [&user]() -> QLabel* {
            for (QLabel* label : user.window.findChildren<QLabel*>())
                if (label->property("role") == QStringLiteral("code") && label->isVisible())
                    return label;
            return nullptr;
        };
        QTRY_VERIFY(shownCode() != nullptr);
        QLabel* code = shownCode();
        code->setText(QString(50, QLatin1Char('x')));
        const auto* panel = user.window.findChild<VerdictPanel*>();
        QTRY_VERIFY(code->width() >= code->sizeHint().width());
        QTRY_COMPARE(panel->visibleRegion().boundingRect().width(), panel->width());
    }

    void aStormOfChangesIsDrawnFifteenTimesASecond()
    {
        const auto run = std::make_shared<const Run>(exampleRun(QStringLiteral("storm")));
        const auto analysis = std::make_shared<Analysis>(analyze(*run));
        ChartPanel panel;
        panel.resize(800, 500);
        panel.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.setCurrent(run, analysis);
        const PaintCount paints(panel.findChild<PlotView*>());
        QTimer storm;
        connect(&storm, &QTimer::timeout, &panel, [&] {
            analysis->points.front().summary.p50 += std::chrono::microseconds(1);
            panel.invalidate();
        });
        storm.start(1);
        QTRY_VERIFY(paints.milliseconds() > 1500);
        QVERIFY2(!paints.exceeds(15), qPrintable(QString::number(paints.most())));
        QVERIFY(paints.most() > 1);
    }

    void aRunOfThePostsPlanOpensAsDotsAndHasItsPanels()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        QVERIFY(writeRun(runOfPreset(QStringLiteral("blog-post")), path));
        QVERIFY(!user.button(QStringLiteral("The post"))->isVisible());
        user.window.openRuns({path});
        const auto* dots = user.window.findChild<PublishedPlot*>();
        QTRY_VERIFY(dots->isVisible());
        QVERIFY(user.button(QStringLiteral("The post"))->isChecked());
        QCOMPARE(dots->dots().table.rows.size(), publishedFigures().size());
        QVERIFY(dots->accessibleDescription().contains(QStringLiteral("the post")));
        QVERIFY(user.window.findChild<ChartPanel*>()->data().post.has_value());
        click(user.button(QStringLiteral("Latency")));
        QTRY_VERIFY(!dots->isVisible());
        QVERIFY(user.window.findChild<ChartPanel*>()->data().panels.size() >= publishedFigures().size());
    }

    void aZoomShowsItsWayBack()
    {
        WindowFixture user;
        showExample(user);
        auto* plot = user.window.findChild<PlotView*>();
        QTRY_VERIFY(!plot->plotRect(0).isEmpty());
        QVERIFY(!user.button(QStringLiteral("Back"))->isVisible());
        const QPointF centre = plot->plotRect(0).center();
        QWidget* viewport = plot->findChild<QGraphicsView*>()->viewport();
        for (int notch = 0; notch < 2; ++notch) {
            QWheelEvent wheel(centre, viewport->mapToGlobal(centre), {}, QPoint(0, 120), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(viewport, &wheel);
        }
        QVERIFY(plot->isZoomed());
        QVERIFY(user.button(QStringLiteral("Back"))->isVisible());
        click(user.button(QStringLiteral("Back")));
        QVERIFY(plot->isZoomed());
        click(user.button(QStringLiteral("Reset")));
        QVERIFY(!plot->isZoomed());
        QVERIFY(!user.button(QStringLiteral("Back"))->isVisible());
    }

    void aClickEnlargesAPanelAndEscapeGoesBack()
    {
        WindowFixture user;
        const QTemporaryDir folder;
        Run run = exampleRun(QStringLiteral("two"));
        run.header.plan.targets.push_back(
            {.name = QStringLiteral("another"), .backend = FileTarget{}, .network = {}});
        const std::vector<Block> blocks = run.blocks;
        for (Block block : blocks) {
            block.point.target = QStringLiteral("another");
            run.blocks.push_back(block);
        }
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        QVERIFY(writeRun(run, path));
        user.window.openRuns({path});
        auto* plot = user.window.findChild<PlotView*>();
        QTRY_VERIFY(!plot->headRect(1).isEmpty());
        QTest::mouseClick(plot->findChild<QGraphicsView*>()->viewport(), Qt::LeftButton, {},
                          plot->headRect(1).center().toPoint());
        QCOMPARE(plot->enlarged(), std::optional<std::size_t>(1));
        QVERIFY(user.button(QStringLiteral("All panels"))->isVisible());
        user.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&user.window));
        QTest::keyClick(&user.window, Qt::Key_Escape);
        QVERIFY(!plot->enlarged());
        QVERIFY(!user.button(QStringLiteral("All panels"))->isVisible());
    }

    void tabGoesRoundTheWindowAndEveryStopHasAName()
    {
        WindowFixture user;
        showExample(user);
        user.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&user.window));
        const auto nameOf = [](QWidget* widget) { // as a screen reader says it
            return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        };
        QList<QWidget*> stops;
        QTest::keyClick(&user.window, Qt::Key_Tab);
        while (!stops.contains(QApplication::focusWidget()) && stops.size() < 200) {
            QWidget* stop = QApplication::focusWidget();
            QVERIFY2(!nameOf(stop).isEmpty(),
                     qPrintable(QStringLiteral("stop %1, a %2, after “%3”")
                                    .arg(stops.size() + 1)
                                    .arg(QLatin1String(stop->metaObject()->className()),
                                         stops.isEmpty() ? QString() : nameOf(stops.back()))));
            stops.append(stop);
            QTest::keyClick(stop, Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), stops.front()); // none of them keeps the keys
        QVERIFY(stops.contains(user.table()));
    }

    void everyControlHasAName()
    {
        const WindowFixture user;
        for (const QWidget* widget : user.window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            const bool control = button != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr ||
                                 qobject_cast<const QAbstractItemView*>(widget) != nullptr;
            const QByteArray name = widget->objectName().toUtf8();
            if (control && widget->isVisible() && !name.startsWith("qt_") &&
                widget->metaObject()->className() != QByteArray("QTableCornerButton") &&
                qobject_cast<const QHeaderView*>(widget) == nullptr)
                QVERIFY2(named, widget->metaObject()->className());
        }
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowLook>(argc, argv);
}
#include "tst_window_look.moc"
