// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_panel.h"
#include "app/setup/target_row.h"
#include "app/targets/saved_targets.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/presets.h"
#include "core/plan/target_password.h"
#include "tests/app/setup/fake_keychain.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace breakeven;

namespace {

QPushButton* button(const SetupPanel& panel, const QString& text)
{
    for (QPushButton* candidate : panel.findChildren<QPushButton*>())
        if (candidate->text() == text)
            return candidate;
    return nullptr;
}

QStringList chipTexts(const SetupPanel& panel)
{
    QStringList texts;
    for (const QPushButton* chip : panel.findChildren<QPushButton*>())
        if (chip->isCheckable() && chip->text().at(0).isDigit())
            texts.append(chip->text().section(QLatin1Char(' '), 0, 0));
    return texts;
}

QLineEdit* field(const SetupPanel& panel, const QString& accessibleName)
{
    for (QLineEdit* candidate : panel.findChildren<QLineEdit*>())
        if (candidate->accessibleName() == accessibleName)
            return candidate;
    return nullptr;
}

void type(QLineEdit* into, const QString& text)
{
    into->selectAll();
    QTest::keyClicks(into, text);
}

void sweep(const SetupPanel& panel, const QString& from, const QString& to, const QString& points)
{
    type(field(panel, QStringLiteral("Smallest value")), from);
    type(field(panel, QStringLiteral("Largest value")), to);
    type(field(panel, QStringLiteral("Number of points")), points);
}

Plan allOfItsOwn()
{
    Plan plan = presets().front().plan;
    plan.title = QStringLiteral("mine");
    plan.arms = armsOfThreads({1, 3, 6});
    plan.pool = PoolKind::PerBatch;
    plan.workload = {.items = 5, .payloadBytes = 3200, .compute = std::chrono::microseconds(7)};
    plan.network.jitter = std::chrono::microseconds(1);
    plan.axis = {.kind = AxisKind::RttUs, .values = {0, 7, 77, 777}};
    plan.precision = 0.07;
    plan.worth = 0.125;
    plan.budget = std::chrono::seconds(11);
    plan.seed = 42;
    return plan;
}

} // namespace

class TestSetupPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        QVERIFY(m_home.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    }

    void theConditionOfTheCoresIsSetAndAskedFor()
    {
        KeychainContent keychain;
        SetupPanel panel(std::make_unique<FakeKeychain>(keychain));
        Plan plan = presets().front().plan;
        plan.cores = Cores::AsTheyAre;
        panel.resize(300, 900); // as high as the window usually is
        panel.show();
        panel.setPlan(plan);
        QVERIFY(button(panel, QStringLiteral("as they are"))->isChecked());
        QVERIFY(says(panel, QStringLiteral("an idle machine")));
        button(panel, QStringLiteral("awake"))->click();
        QVERIFY(panel.plan().cores == Cores::Awake);
        QVERIFY(says(panel, QStringLiteral("a busy machine")));
        button(panel, QStringLiteral("as they are"))->click();
        QCOMPARE(panel.plan(), plan);
    }

    void bothConditionsOfTheCoresAreTheSameTargetsTwice()
    {
        SetupPanel panel;
        const Plan plan = presets().front().plan;
        panel.setPlan(plan);
        const auto rows = panel.findChildren<TargetRow*>().size();
        button(panel, QStringLiteral("both"))->click();
        QVERIFY(panel.plan() == inBothConditions(plan));
        QCOMPARE(panel.findChildren<TargetRow*>().size(), rows);

        // A run that was measured so comes back as it was asked for.
        SetupPanel opened;
        opened.setPlan(inBothConditions(plan));
        QVERIFY(button(opened, QStringLiteral("both"))->isChecked());
        QCOMPARE(opened.findChildren<TargetRow*>().size(), rows);
        QVERIFY(opened.plan() == inBothConditions(plan));
        button(opened, QStringLiteral("awake"))->click();
        QVERIFY(opened.plan() == plan);
    }

    void theWorkloadIsSet()
    {
        SetupPanel panel;
        panel.show();
        panel.setPlan(allOfItsOwn()); // sweeps the round trip
        QVERIFY(says(panel, QStringLiteral("5 items × 3.13")));
        panel.findChild<QToolButton*>(QStringLiteral("changeWorkload"))->click();
        type(field(panel, QStringLiteral("Items of a batch")), QStringLiteral("12"));
        Plan expected = allOfItsOwn();
        expected.workload.items = 12;
        Plan found = panel.plan();
        expected.title = found.title; // another experiment, which says what it is
        QVERIFY(found.title != allOfItsOwn().title);
        QVERIFY(found == expected); // 3200 bytes are still 3200, though their field says 3.13 KiB
        type(field(panel, QStringLiteral("Size of an object")), QStringLiteral("64 KiB"));
        type(field(panel, QStringLiteral("Compute of an operation")), QStringLiteral("0.2 ms"));
        QCOMPARE(panel.plan().workload.payloadBytes, qint64{65536});
        QVERIFY(panel.plan().workload.compute == std::chrono::microseconds(200));
        QVERIFY(!panel.plan().workload.gilReleases);
        QVERIFY(validate(panel.plan()).ok());

        type(field(panel, QStringLiteral("Size of an object")), QStringLiteral("a lot"));
        QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
        QVERIFY(says(panel, QStringLiteral("16 bytes to 64 MiB")));
    }

    void howOftenALockIsGivenAwayIsAskedWhereThereIsOne()
    {
        SetupPanel panel;
        panel.show();
        panel.setPlan(allOfItsOwn());
        panel.findChild<QToolButton*>(QStringLiteral("changeWorkload"))->click();
        QLineEdit* releases = field(panel, QStringLiteral("How often compute gives Python's lock away"));
        QVERIFY(!releases->isVisible());
        button(panel, QStringLiteral("CPython"))->click();
        QVERIFY(releases->isVisible());
        type(releases, QStringLiteral("27"));
        QCOMPARE(panel.plan().workload.gilReleases, std::optional(27));
    }

    void whatIsSweptIsNotSet()
    {
        Plan plan = allOfItsOwn();
        plan.axis = {.kind = AxisKind::PayloadBytes, .values = {1024, 2048}};
        SetupPanel panel;
        panel.show();
        panel.setPlan(plan);
        QVERIFY(!field(panel, QStringLiteral("Size of an object"))->isEnabled());
        QVERIFY(field(panel, QStringLiteral("Items of a batch"))->isEnabled());
        QVERIFY(says(panel, QStringLiteral("size as swept")));
    }

    void theTimeIsSetAndWhatItIsEnoughForIsSaid()
    {
        SetupPanel panel;
        panel.setPlan(presets().front().plan);
        const auto* times = panel.findChild<QLabel*>(QStringLiteral("timeEstimate"));
        const auto* warning = panel.findChild<QLabel*>(QStringLiteral("timeWarning"));
        QVERIFY2(times->text().startsWith(QString::fromUtf8("about 20 s, first picture after ")),
                 qPrintable(times->text()));
        QVERIFY(warning->isHidden());
        type(field(panel, QStringLiteral("How long it may take at most")), QStringLiteral("3 min"));
        QVERIFY(panel.plan().budget == std::chrono::minutes(3));
        type(field(panel, QStringLiteral("How long it may take at most")), QStringLiteral("3 s"));
        QVERIFY(!warning->isHidden());
        QVERIFY(panel.isReady()); // warned, not forbidden
        type(field(panel, QStringLiteral("How long it may take at most")), QStringLiteral("soon"));
        QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
    }

    void init() { QSettings().clear(); }

    void everyPresetComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("id");
        for (const Preset& preset : presets())
            QTest::newRow(qPrintable(preset.id)) << preset.id;
    }

    void everyPresetComesBackAsItWas()
    {
        QFETCH(const QString, id);
        const Plan plan = presetById(id).value().plan;
        SetupPanel panel;
        panel.setPlan(plan);
        QVERIFY(panel.plan() == plan);
        QVERIFY(panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
    }

    void whatIsNotTouchedStays()
    {
        const Plan plan = allOfItsOwn();
        SetupPanel panel;
        panel.setPlan(plan);
        QTest::mouseClick(button(panel, QStringLiteral("Quick")), Qt::LeftButton);
        Plan expected = plan;
        expected.precision = 0.25;
        expected.budget = std::chrono::seconds(5);
        QVERIFY(panel.plan() == expected);
    }

    void theWorthIsSetBesideThePrecision()
    {
        SetupPanel panel;
        panel.setPlan(allOfItsOwn());
        auto* worth = panel.findChild<QSpinBox*>(QStringLiteral("worth"));
        QVERIFY(worth != nullptr);
        worth->setValue(25);
        Plan expected = allOfItsOwn();
        expected.worth = 0.25;
        QVERIFY(panel.plan() == expected);
    }

    void aComparisonOfAnArmWithItselfSurvivesAnEditOfSomethingElse()
    {
        Plan plan = allOfItsOwn();
        plan.arms = armsOfThreads({1, 1});
        SetupPanel panel;
        panel.setPlan(plan);
        QTest::mouseClick(button(panel, QStringLiteral("Quick")), Qt::LeftButton);
        QVERIFY(panel.plan().arms == plan.arms);
    }

    void aClickOnAChipTakesItsThreadsInOrOut()
    {
        SetupPanel panel;
        panel.setPlan(allOfItsOwn());
        QTest::mouseClick(button(panel, QStringLiteral("2")), Qt::LeftButton);
        QTest::mouseClick(button(panel, QStringLiteral("6")), Qt::LeftButton);
        const std::vector<int> expected{1, 2, 3};
        QCOMPARE(threadCountsOf(panel.plan()), expected);
        QVERIFY(!button(panel, QStringLiteral("1 thread (reference)"))->isEnabled());
    }

    void pipeliningIsOfferedWhereATargetCan()
    {
        SetupPanel panel;
        panel.setPlan(allOfItsOwn()); // a file and a Redis
        QPushButton* chip = button(panel, QStringLiteral("pipelined"));
        QVERIFY(chip != nullptr);
        QVERIFY(chip->isEnabled());
        QVERIFY(panel.plan().arms.back() != Arm::pipelined());
        chip->click();
        QVERIFY(panel.plan().arms.back() == Arm::pipelined());
        QVERIFY(validate(panel.plan()).ok());

        for (QCheckBox* target : panel.findChildren<QCheckBox*>())
            target->setChecked(target != panel.findChildren<QCheckBox*>().at(1));
        QVERIFY(!chip->isEnabled());
        QVERIFY(panel.plan().arms.back() != Arm::pipelined());
        QVERIFY(validate(panel.plan()).ok());
    }

    void chipsStandInOrderAndThoseOfAnotherPlanGo()
    {
        SetupPanel panel;
        panel.setPlan(allOfItsOwn());
        QCOMPARE(chipTexts(panel).join(QLatin1Char(' ')), QStringLiteral("1 2 3 4 6 8 16"));
        panel.setPlan(presets().front().plan);
        QCOMPARE(chipTexts(panel).join(QLatin1Char(' ')), QStringLiteral("1 2 4 6 8 16"));
    }

    void aThreadCountTypedTwiceIsOneArm()
    {
        SetupPanel panel;
        panel.setPlan(presets().front().plan);
        QLineEdit* other = field(panel, QStringLiteral("Another thread count"));
        for (int times = 0; times < 2; ++times) {
            QTest::keyClicks(other, QStringLiteral("6"));
            QTest::keyClick(other, Qt::Key_Return);
        }
        const std::vector<int> expected{1, 6};
        QCOMPARE(threadCountsOf(panel.plan()), expected);
    }

    void oneThreadAloneIsNothingToCompare()
    {
        SetupPanel panel;
        panel.setPlan(presets().front().plan);
        QTest::mouseClick(button(panel, QStringLiteral("6")), Qt::LeftButton);
        QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
    }

    void sweepsAreSpaced_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("points");
        QTest::addColumn<std::vector<double>>("values");
        using Values = std::vector<double>;
        const auto rtt = static_cast<int>(AxisKind::RttUs);
        const auto items = static_cast<int>(AxisKind::Items);
        const auto bytes = static_cast<int>(AxisKind::PayloadBytes);
        const auto text = [](const char* words) { return QString::fromUtf8(words); };
        // clang-format off
        QTest::newRow("decades")                     << rtt << text("10 µs") << text("10 ms") << text("4") << Values{10, 100, 1000, 10000};
        QTest::newRow("0 comes before the others")   << rtt << text("0") << text("1 ms") << text("4") << Values{0, 10, 100, 1000};
        QTest::newRow("0 and one more")              << rtt << text("0") << text("1 ms") << text("2") << Values{0, 1000};
        QTest::newRow("rounding stays within")       << rtt << text("101 µs") << text("109 µs") << text("3") << Values{101, 109};
        QTest::newRow("items are whole, no twins")   << items << text("1") << text("4") << text("8") << Values{1, 2, 3, 4};
        QTest::newRow("sizes")                       << bytes << text("1 KiB") << text("4 KiB") << text("3") << Values{1024, 2048, 4096};
        // clang-format on
    }

    void sweepsAreSpaced()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, points);
        QFETCH(const std::vector<double>, values);
        Plan plan = presets().front().plan;
        plan.axis = {.kind = static_cast<AxisKind>(kind), .values = {1024, 2048}};
        SetupPanel panel;
        panel.setPlan(plan);
        sweep(panel, from, to, points);
        QCOMPARE(panel.plan().axis.values, values);
        QVERIFY(validate(panel.plan()).ok());
        QVERIFY(panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
    }

    void sweepsThatMakeNoSenseLockRun_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("points");
        QTest::newRow("backwards") << QStringLiteral("8") << QStringLiteral("2") << QStringLiteral("3");
        QTest::newRow("from 0 items") << QStringLiteral("0") << QStringLiteral("2") << QStringLiteral("3");
        QTest::newRow("half an item") << QStringLiteral("1") << QStringLiteral("2.5") << QStringLiteral("3");
        QTest::newRow("one point") << QStringLiteral("1") << QStringLiteral("8") << QStringLiteral("1");
        QTest::newRow("too many") << QStringLiteral("1") << QStringLiteral("8") << QStringLiteral("999");
        QTest::newRow("no count") << QStringLiteral("1") << QStringLiteral("8") << QStringLiteral("some");
        QTest::newRow("words") << QStringLiteral("few") << QStringLiteral("8") << QStringLiteral("3");
        QTest::newRow("beyond what can be")
            << QStringLiteral("1") << QStringLiteral("99999999") << QStringLiteral("3");
    }

    void sweepsThatMakeNoSenseLockRun()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, points);
        Plan plan = presets().front().plan;
        plan.axis = {.kind = AxisKind::Items, .values = {1, 2, 4}};
        SetupPanel panel;
        panel.setPlan(plan);
        sweep(panel, from, to, points);
        QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
        panel.setPlan(plan);
        QVERIFY(panel.findChild<QPushButton*>(QStringLiteral("run"))->isEnabled());
    }

    void everyKindOfSweepCanBeRunAsItIsProposed()
    {
        SetupPanel panel;
        panel.setPlan(presets().front().plan);
        auto* kinds = panel.findChild<QComboBox*>();
        for (int index = 0; index < kinds->count(); ++index) {
            kinds->setFocus();
            kinds->setCurrentIndex(index);
            emit kinds->activated(index);
            QVERIFY2(validate(panel.plan()).ok(), qPrintable(kinds->currentText()));
        }
    }

    void aTargetThatIsUncheckedIsNotMeasured()
    {
        SetupPanel panel;
        panel.setPlan(presets().front().plan);
        for (QCheckBox* box : panel.findChildren<QCheckBox*>())
            if (box->accessibleName() == QLatin1String("redis"))
                QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(panel.plan().targets.size(), std::size_t{1});
        QCOMPARE(panel.plan().targets.front().name, QStringLiteral("local file"));
    }

    void savedHostsAreListedButNotChosen()
    {
        saveTargets({{.name = QStringLiteral("cache"),
                      .backend = RedisTarget{.server = QStringLiteral("redis://cache:6379"), .password = {}},
                      .network = {}}});
        SetupPanel panel;
        panel.setPlan(presets().front().plan);
        QCOMPARE(panel.findChildren<TargetRow*>().size(), 3);
        QVERIFY(panel.plan() == presets().front().plan);
        for (QCheckBox* box : panel.findChildren<QCheckBox*>())
            if (box->accessibleName() == QLatin1String("cache"))
                QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(panel.plan().targets.size(), std::size_t{3});
        QCOMPARE(panel.plan().targets.back().name, QStringLiteral("cache"));
    }

    void thePlanHasThePasswordsThatAreKnown()
    {
        Plan plan = presets().front().plan;
        const QString server = QStringLiteral("redis://reader@127.0.0.1:1/0");
        plan.targets = {{.name = QStringLiteral("cache"),
                         .backend = RedisTarget{.server = server, .password = {}},
                         .network = {}}};
        KeychainContent keychain;
        keychain.passwords.insert(serverOf(plan.targets.front()), QStringLiteral("secret"));
        keychain.isSlow = true;
        SetupPanel panel(std::make_unique<FakeKeychain>(keychain));
        panel.setPlan(plan);
        QCOMPARE(passwordOf(panel.plan().targets.front()), QString());
        keychain.answer();
        QCOMPARE(passwordOf(panel.plan().targets.front()), QStringLiteral("secret"));
        QCOMPARE(panel.plan().title, plan.title);
        QTest::mouseClick(button(panel, QStringLiteral("Quick")), Qt::LeftButton);
        QCOMPARE(passwordOf(panel.plan().targets.front()), QStringLiteral("secret"));
        QCOMPARE(panel.plan().title, plan.title); // still the same experiment
    }

    void theNetworkOfAllTargetsIsShownAndCanBeTakenAway()
    {
        Plan plan = presets().front().plan;
        plan.network.rtt = std::chrono::microseconds(400);
        SetupPanel panel;
        panel.show();
        panel.setPlan(plan); // sweeps the round trip
        QVERIFY(!says(panel, QStringLiteral("All targets")));
        plan.axis = {.kind = AxisKind::Items, .values = {1, 2, 4}};
        panel.setPlan(plan);
        QVERIFY(says(panel, QStringLiteral("All targets: 400 µs away, emulated")));
        plan.targets.front().network = Network{.rtt = std::chrono::milliseconds(1)};
        panel.setPlan(plan);
        QVERIFY(says(panel, QStringLiteral("The other targets: 400 µs away, emulated")));

        QTest::mouseClick(button(panel, QStringLiteral("Remove")), Qt::LeftButton);
        QVERIFY(!says(panel, QStringLiteral("400 µs away")));
        Plan expected = plan;
        expected.network = {};
        QVERIFY(panel.plan() == expected);
    }

    void aSweepSaysThatItSetsTheDistance()
    {
        Plan plan = presets().front().plan;
        plan.targets.front().network = Network{.rtt = std::chrono::milliseconds(2)};
        SetupPanel panel;
        panel.show();
        panel.setPlan(plan);
        QCoreApplication::processEvents();
        QVERIFY(hints(panel, QStringLiteral("the sweep sets the distance")));
        plan.axis = {.kind = AxisKind::Items, .values = {1, 2, 4}};
        panel.setPlan(plan);
        QCoreApplication::processEvents();
        QVERIFY(!hints(panel, QStringLiteral("the sweep sets the distance")));
        QVERIFY(hints(panel, QStringLiteral("2 ms away, emulated")));
    }

private:
    [[nodiscard]] static bool says(const SetupPanel& panel, const QString& text)
    {
        return anyLabel(
            panel, [&](const QLabel* label) { return label->text(); }, text);
    }
    // Elided texts stand whole in their tool tips.
    [[nodiscard]] static bool hints(const SetupPanel& panel, const QString& text)
    {
        return anyLabel(
            panel, [&](const QLabel* label) { return label->toolTip(); }, text);
    }
    template <typename TextOf>
    [[nodiscard]] static bool anyLabel(const SetupPanel& panel, TextOf textOf, const QString& text)
    {
        const auto labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel* label) {
            return label->isVisible() && textOf(label).replace(QChar(0xa0), QLatin1Char(' ')).contains(text);
        });
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(TestSetupPanel)
#include "tst_setup_panel.moc"
