// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/saved_targets.h"
#include "app/hosts/target_dialog.h"
#include "app/setup/setup_panel.h"
#include "tests/app/window/window_fixture.h"
#include "tests/core/backends/dead_process.h"

#include <QLineEdit>

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
        QCOMPARE(user.window.findChild<SetupPanel*>()->plan().threads, expected);
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
        const auto* redis = std::get_if<RedisTarget>(&targets.back().backend);
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
        QVERIFY(user.says(QStringLiteral("press Run to measure them")));
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
