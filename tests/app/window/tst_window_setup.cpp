// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/example_page.h"
#include "app/help/first_answers.h"
#include "app/help/manual_window.h"
#include "app/setup/setup_panel.h"
#include "app/targets/saved_targets.h"
#include "app/targets/target_dialog.h"
#include "app/window/plan_files.h"
#include "app/window/shell_line.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/plan_json.h"
#include "tests/app/window/window_fixture.h"
#include "tests/core/processes/dead_process.h"

#include <QAccessible>
#include <QClipboard>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QProcess>
#include <QTextBrowser>
#include <QToolButton>

using namespace breakeven;

namespace {

QLineEdit* field(const QWidget* in, const QString& accessibleName)
{
    for (QLineEdit* candidate : in->findChildren<QLineEdit*>())
        if (candidate->accessibleName() == accessibleName && candidate->isVisible())
            return candidate;
    return nullptr;
}

QPushButton* buttonOf(const QWidget* dialog, const QString& text)
{
    for (QPushButton* candidate : dialog->findChildren<QPushButton*>())
        if (candidate->text().remove(QLatin1Char('&')) == text)
            return candidate;
    return nullptr;
}

bool saysIn(const QWidget* dialog, const QString& text)
{
    const auto labels = dialog->findChildren<QLabel*>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&](const QLabel* label) { return label->text().contains(text); });
}

void type(QLineEdit* into, const QString& text)
{
    into->setFocus();
    into->selectAll();
    QTest::keyClicks(into, text);
}

Plan planOf(const WindowFixture& user)
{
    return user.window.findChild<SetupPanel*>()->plan();
}

void accept(QFileDialog* dialog, const QString& path)
{
    dialog->setDirectory(QFileInfo(path).absolutePath());
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

// The words that a shell makes of `line`.
QStringList wordsOf(const QString& line)
{
    QProcess shell;
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("printf '%s\\0' ") + line});
    if (!shell.waitForFinished())
        return {};
    QStringList words;
    for (const QByteArray& word : shell.readAllStandardOutput().split('\0'))
        words.append(QString::fromUtf8(word));
    words.removeLast(); // behind the last end
    return words;
}

// What a screen reader finds below `root`: of that role and name, and to be seen.
QAccessibleInterface* heard(QAccessibleInterface* root, QAccessible::Role role, const QString& name)
{
    for (int i = 0; i < root->childCount(); ++i) {
        QAccessibleInterface* child = root->child(i);
        if (child == nullptr || child->state().invisible)
            continue;
        if (child->role() == role && child->text(QAccessible::Name).contains(name))
            return child;
        if (QAccessibleInterface* below = heard(child, role, name))
            return below;
    }
    return nullptr;
}

QAccessibleInterface* heard(const WindowFixture& user, QAccessible::Role role, const QString& name)
{
    return heard(QAccessible::queryAccessibleInterface(const_cast<MainWindow*>(&user.window)), role, name);
}

// By the action of that name alone, as a screen reader does.
bool act(QAccessibleInterface* control, const QString& action)
{
    if (control == nullptr || !control->actionInterface()->actionNames().contains(action))
        return false;
    control->actionInterface()->doAction(action);
    return true;
}

} // namespace

class TestWindowSetup : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void aWrongValueIsSaidInlineAndLocksRunUntilItIsRight()
    {
        const WindowFixture user;
        QLineEdit* to = field(&user.window, QStringLiteral("Largest value"));
        type(to, QStringLiteral("soon"));
        QVERIFY(user.says(QStringLiteral("A value is a number with a unit")));
        QVERIFY(!user.runButton()->isEnabled());
        type(to, QStringLiteral("5 ms"));
        QVERIFY(!user.says(QStringLiteral("A value is a number with a unit")));
        QVERIFY(user.runButton()->isEnabled());
        const Plan plan = user.window.findChild<SetupPanel*>()->plan();
        QCOMPARE(plan.axis.values.back(), 5000.0);
        QVERIFY(validate(plan).ok());
    }

    void aTypedThreadCountBecomesAnArm()
    {
        const WindowFixture user;
        QLineEdit* other = field(&user.window, QStringLiteral("Another thread count"));
        type(other, QStringLiteral("3"));
        QTest::keyClick(other, Qt::Key_Return);
        QVERIFY(user.button(QStringLiteral("3")) != nullptr);
        QVERIFY(user.button(QStringLiteral("3"))->isChecked());
        const std::vector<int> expected{1, 3, 6};
        QCOMPARE(threadCountsOf(user.window.findChild<SetupPanel*>()->plan()), expected);
    }

    void whatAKilledRunLeftIsOfferedToBeRemoved()
    {
        const QString folder = QDir::temp().filePath(
            QStringLiteral("breakeven-%1-abcdef").arg(markedByTheDead(QStringLiteral("run-1"))));
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/hm")));
        const WindowFixture user;
        QTRY_VERIFY_WITH_TIMEOUT(user.says(QStringLiteral("Runs that were killed left something at")),
                                 20'000);
        QVERIFY(QFile::exists(folder));
        click(user.button(QStringLiteral("Remove")));
        QTRY_VERIFY(!user.says(QStringLiteral("Runs that were killed left something at")));
        QVERIFY(!QFile::exists(folder));
    }

    void withoutATargetNothingCanRun()
    {
        const WindowFixture user;
        for (QCheckBox* box : user.window.findChildren<QCheckBox*>())
            if (box->isChecked())
                QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!user.runButton()->isEnabled());
        QVERIFY(user.says(QStringLiteral("Choose a target")));
    }

    void aHostThatIsAwayIsSaidByTheCheck()
    {
        const WindowFixture user;
        TargetDialog* dialog = open(user);
        type(field(dialog, QStringLiteral("Address")), QStringLiteral("127.0.0.1:1"));
        click(buttonOf(dialog, QStringLiteral("Check")));
        QTRY_VERIFY_WITH_TIMEOUT(saysIn(dialog, QStringLiteral("can't be reached")), 30'000);
        QVERIFY(dialog->isVisible());
    }

    void aWrongAddressCannotBeAdded()
    {
        const WindowFixture user;
        TargetDialog* dialog = open(user);
        type(field(dialog, QStringLiteral("Address")), QStringLiteral("redis://host:port"));
        QVERIFY(!buttonOf(dialog, QStringLiteral("Add"))->isEnabled());
        QVERIFY(saysIn(dialog, QStringLiteral("can't be understood")));
    }

    void anAddedHostIsListedAndKeptWithoutItsPassword()
    {
        const WindowFixture user;
        TargetDialog* dialog = open(user);
        QLineEdit* address = field(dialog, QStringLiteral("Address"));
        QLineEdit* password = field(dialog, QStringLiteral("Password"));
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        type(address, QStringLiteral("redis://reader:open-sesame@127.0.0.1:1"));
        QTest::keyClick(address, Qt::Key_Tab);
        QVERIFY2(!address->text().contains(QStringLiteral("open-sesame")), "it moves into its own field");
        QCOMPARE(password->text(), QStringLiteral("open-sesame"));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        click(buttonOf(dialog, QStringLiteral("Add")));

        const std::vector<Target> saved = loadSavedTargets();
        QCOMPARE(saved.size(), std::size_t{1});
        QSettings().sync();
        QFile settings(QSettings().fileName());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("open-sesame"));

        const auto targets = user.window.findChild<SetupPanel*>()->plan().targets;
        const auto* redis = targets.back().backend.as<RedisTarget>();
        QVERIFY(redis != nullptr);
        QCOMPARE(redis->password, QStringLiteral("open-sesame")); // for this session
    }

    void theOtherLayoutOfAFolderIsOfferedWithItsAnswer()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.breakeven.jsonl"));
        QVERIFY(writeRun(exampleRun(QStringLiteral("one layout")), path));
        WindowFixture user;
        const QString offer = QStringLiteral("Measure the other layout, too");
        QVERIFY(user.button(offer) == nullptr || !user.button(offer)->isVisible());
        user.window.openRuns({path});
        QTRY_VERIFY_WITH_TIMEOUT(user.button(offer) != nullptr && user.button(offer)->isVisible(), 20'000);
        click(user.button(offer));
        const std::vector<Target> targets = user.window.findChild<SetupPanel*>()->plan().targets;
        QCOMPARE(targets.size(), std::size_t{2});
        QVERIFY(layoutOf(targets.front()) == Layout::Shared);
        QVERIFY(layoutOf(targets.back()) == Layout::PerItem);
        QTRY_VERIFY(user.says(QStringLiteral("press Run to measure them"))); // once the line has its room
    }

    void aPlanIsSavedAndOpenedAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        Plan saved;
        {
            const WindowFixture user;
            click(user.button(QStringLiteral("Thorough")));
            saved = planOf(user);
            user.choose(QStringLiteral("Save the plan…"));
            QTRY_VERIFY(user.dialog<QFileDialog>() != nullptr);
            accept(user.dialog<QFileDialog>(), path);
            QTRY_VERIFY(QFile::exists(path));
            QTRY_VERIFY(user.says(QStringLiteral("Plan saved")));
        }
        forgetEverything();
        WindowFixture user;
        QVERIFY(planOf(user) != saved);
        user.choose(QStringLiteral("Open a plan…"));
        QTRY_VERIFY(user.dialog<QFileDialog>() != nullptr);
        accept(user.dialog<QFileDialog>(), path);
        QTRY_VERIFY(planOf(user) == saved);
    }

    void aPlanThatIsNoneIsRefusedInASentence()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("no.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"targets\": 3}");
        file.close();
        WindowFixture user;
        const Plan before = planOf(user);
        user.window.openFiles({path});
        QVERIFY(user.says(QStringLiteral("no.json")));
        QVERIFY(planOf(user) == before);
    }

    void aPlanThatNamesProgramsAsksBeforeItStartsThem()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("foreign.json"));
        Plan plan = exampleRun(QStringLiteral("foreign")).header.plan;
        plan.runtimes = {RuntimeKind::CPython};
        plan.python.interpreter = QStringLiteral("/no/such/python");
        QVERIFY(writePlan(plan, path).ok());
        {
            WindowFixture user;
            user.window.openFiles({path});
            click(user.runButton());
            QTRY_VERIFY(user.dialog<QMessageBox>() != nullptr);
            QVERIFY(user.dialog<QMessageBox>()->text().contains(plan.python.interpreter));
            QVERIFY(!user.isRunning());
            user.dialog<QMessageBox>()->reject();
            user.window.close();
        }
        const WindowFixture later; // it is as foreign in the next session
        QVERIFY(planOf(later).python == plan.python);
        click(later.runButton());
        QTRY_VERIFY(later.dialog<QMessageBox>() != nullptr);
        later.dialog<QMessageBox>()->reject();
    }

    void theLastSetUpIsThereAgain()
    {
        Plan left;
        {
            WindowFixture user;
            click(user.button(QStringLiteral("2")));
            click(user.button(QStringLiteral("Quick")));
            left = planOf(user);
            user.window.close();
        }
        const WindowFixture user;
        QVERIFY(planOf(user) == left);
    }

    void aPresetThatWasLeftAsItIsComesInTheLanguageOfTheDay()
    {
        {
            WindowFixture user;
            user.window.choosePreset(QStringLiteral("how-many-threads"));
            user.choose(QStringLiteral("Deutsch"));
            user.window.close();
        }
        WindowFixture user;
        QCOMPARE(planOf(user).arms.size(), std::size_t{8});
        user.choose(QStringLiteral("English"));
        QTRY_COMPARE(planOf(user).title, QStringLiteral("How many threads?"));
    }

    void aPresetPutsTheOldAnswerAway()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.breakeven.jsonl"));
        QVERIFY(writeRun(exampleRun(QStringLiteral("old")), path));
        WindowFixture user;
        const QString before = user.verdict();
        user.window.openRuns({path});
        QTRY_VERIFY(user.rows() > 0);
        user.choose(QStringLiteral("How big a file?"));
        QCOMPARE(user.rows(), 0);
        QCOMPARE(user.verdict(), before);
        QVERIFY(planOf(user).axis.kind == AxisKind::PayloadBytes);
    }

    void theSetUpIsCopiedAsALineOfShell()
    {
        const WindowFixture user;
        user.choose(QStringLiteral("Copy as a command line"));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("breakeven run --preset first-look"));
        click(user.button(QStringLiteral("both")));
        click(user.button(QStringLiteral("CPython")));
        type(field(&user.window, QStringLiteral("How long it may take at most")), QStringLiteral("30 s"));
        user.choose(QStringLiteral("Copy as a command line"));
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral(
                     "breakeven run --preset first-look --runtime native,cpython --cores both --budget 30"));
    }

    void whatNoOptionSaysIsCopiedWhole()
    {
        Plan plan = exampleRun(QString::fromUtf8("it's $HOME `id` \"quoted\"\n\\ ü")).header.plan;
        plan.targets.push_back({.name = QStringLiteral("cache"),
                                .backend = RedisTarget{.server = QStringLiteral("redis://ann@cache:6379"),
                                                       .password = QStringLiteral("open-sesame")},
                                .network = {}});
        const QString line = shellLineFor(plan);
        QVERIFY(!line.contains(QStringLiteral("open-sesame")));
        const QStringList words = wordsOf(line);
        QCOMPARE(words.size(), 4);
        QCOMPARE(words.mid(0, 3),
                 QStringList({QStringLiteral("breakeven"), QStringLiteral("run"), QStringLiteral("--plan")}));
        const auto read = planFromBytes(words.back().toUtf8(), QStringLiteral("line"));
        QVERIFY(read.ok());
        plan.targets.back().backend.as<RedisTarget>()->password.clear();
        QVERIFY(read.value() == plan);
    }

    void theFirstStartTeachesTheWordsOnce()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.breakeven.jsonl"));
        QVERIFY(writeRun(exampleRun(QStringLiteral("measured")), path));
        {
            WindowFixture user;
            const auto* page = user.window.findChild<ExamplePage*>();
            QVERIFY(page->isVisible());
            QVERIFY(!user.table()->isVisible());
            QVERIFY(user.says(QStringLiteral("Press Run: local file and redis")));
            QVERIFY(user.says(QStringLiteral("The answer comes here")));
            user.window.openRuns({path});
            QTRY_VERIFY(user.rows() > 0);
            QVERIFY(!page->isVisible());
            QVERIFY(user.table()->isVisible());
            QVERIFY(!user.says(QStringLiteral("The answer comes here")));
        }
        const WindowFixture user;
        const auto* page = user.window.findChild<ExamplePage*>();
        QVERIFY(!page->isVisible());
        user.choose(QStringLiteral("Show the example"));
        QVERIFY(page->isVisible());
        click(user.button(QStringLiteral("Close the example")));
        QVERIFY(!page->isVisible());
    }

    void theFirstStartAsksOtherQuestions()
    {
        const WindowFixture user;
        const auto* others = user.window.findChild<FirstAnswers*>();
        const auto buttonNamed = [others](const QString& name) -> QPushButton* {
            for (QPushButton* button : others->findChildren<QPushButton*>())
                if (button->accessibleName() == name && !button->isHidden())
                    return button;
            return nullptr;
        };
        QVERIFY(buttonNamed(QStringLiteral("First look")) == nullptr); // it is the one that is asked
        click(buttonNamed(QStringLiteral("How many threads?")));
        QVERIFY(planOf(user).axis.kind == AxisKind::Threads);
        QTRY_VERIFY(buttonNamed(QStringLiteral("First look")) != nullptr);
        QVERIFY(user.window.findChild<ExamplePage*>()->isVisible());
        click(buttonNamed(QStringLiteral("Use your own storage")));
        QTRY_VERIFY(user.dialog<TargetDialog>() != nullptr);
    }

    void f1OpensTheManualWhichCanBeSearched()
    {
        WindowFixture user;
        user.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&user.window));
        QTest::keyClick(&user.window, Qt::Key_F1);
        auto* manual = user.window.findChild<ManualWindow*>();
        QTRY_VERIFY(manual != nullptr && manual->isVisible());
        QTRY_COMPARE(QApplication::activeWindow(), manual);
        auto* topics = manual->findChild<QListWidget*>();
        const auto* page = manual->findChild<QTextBrowser*>();
        QVERIFY(topics->count() >= 5);
        const QString first = page->toPlainText();
        QVERIFY(!first.isEmpty());
        QLineEdit* wanted = field(manual, QStringLiteral("Search the manual"));
        type(wanted, QStringLiteral("SCHED_IDLE"));
        QVERIFY(topics->item(topics->count() - 1)->isHidden() || topics->item(0)->isHidden());
        QTest::keyClick(wanted, Qt::Key_Return);
        QCOMPARE(page->textCursor().selectedText(), QStringLiteral("SCHED_IDLE"));
        type(wanted, QStringLiteral("no such word at all"));
        QVERIFY(topics->item(0)->isHidden());
        QTest::keyClick(manual, Qt::Key_Escape);
        QVERIFY(!manual->isVisible());
    }

    void theShortcutsAreThoseOfTheWindow()
    {
        const WindowFixture user;
        user.choose(QStringLiteral("Keyboard shortcuts"));
        QTRY_VERIFY(user.dialog<QDialog>() != nullptr);
        const QDialog* dialog = user.dialog<QDialog>();
        int listed = 0;
        for (const QAction* action : user.window.actions()) {
            if (action->shortcuts().isEmpty())
                continue;
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->shortcut().toString()));
            QVERIFY2(saysIn(dialog, action->shortcut().toString(QKeySequence::NativeText)),
                     qPrintable(action->text()));
            ++listed;
        }
        QVERIFY(listed >= 10);
    }

    void whoHearsTheWindowSetsUpRunsAndHearsTheAnswer()
    {
        using Action = QAccessibleActionInterface;
        const WindowFixture user;
        QAccessible::setActive(true);
        QVERIFY(act(heard(user, QAccessible::CheckBox, QStringLiteral("redis")), Action::toggleAction()));
        QVERIFY(act(heard(user, QAccessible::RadioButton, QStringLiteral("Quick")), Action::pressAction()));
        QVERIFY(heard(user, QAccessible::RadioButton, QStringLiteral("Quick"))->state().checked);
        QVERIFY(!heard(user, QAccessible::RadioButton, QStringLiteral("Normal"))->state().checked);
        QVERIFY(act(heard(user, QAccessible::RadioButton, QStringLiteral("Cores as they are")),
                    Action::pressAction()));
        QAccessibleInterface* budget =
            heard(user, QAccessible::EditableText, QStringLiteral("How long it may take at most"));
        QVERIFY(budget != nullptr);
        QCOMPARE(budget->text(QAccessible::Value), QString::fromUtf8("5\u00a0s"));
        const Plan plan = planOf(user);
        QCOMPARE(plan.targets.size(), std::size_t{1});
        QVERIFY(plan.cores == Cores::AsTheyAre);
        QVERIFY(plan.budget == std::chrono::seconds(5));

        QVERIFY(act(heard(user, QAccessible::Button, QStringLiteral("Run")), Action::pressAction()));
        QTRY_VERIFY(heard(user, QAccessible::Button, QStringLiteral("Stop")) != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(
            heard(user, QAccessible::Button, QStringLiteral("Run")) != nullptr && user.rows() > 0, 60'000);
        QVERIFY(heard(user, QAccessible::StaticText, QStringLiteral("local file")) != nullptr);
        QAccessibleInterface* tab = heard(user, QAccessible::PageTab, QStringLiteral("Speed-up"));
        QVERIFY(act(tab, Action::pressAction()));
        QVERIFY(tab->state().selected);
        QVERIFY(!heard(user, QAccessible::PageTab, QStringLiteral("Latency"))->state().selected);
    }

    void theTextIsAsLargeAsItIsChosen()
    {
        const QFont usual = QApplication::font();
        {
            const WindowFixture user;
            const int before = QFontInfo(user.runButton()->font()).pixelSize();
            user.choose(QStringLiteral("150 %"));
            QTRY_VERIFY(QFontInfo(user.runButton()->font()).pixelSize() >= before * 3 / 2);
        }
        {
            const WindowFixture user;
            QCOMPARE(QFontInfo(user.runButton()->font()).pixelSize(), 20);
            user.choose(QStringLiteral("100 %"));
        }
        QApplication::setFont(usual);
    }

private:
    static TargetDialog* open(const WindowFixture& user)
    {
        click(user.button(QStringLiteral("+ Add a target…")));
        return user.dialog<TargetDialog>();
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowSetup>(argc, argv);
}
#include "tst_window_setup.moc"
