// SPDX-License-Identifier: GPL-3.0-or-later

// The list as its user works with it: what it keeps, in which order, and what becomes of passwords.

#include "app/setup/target_list.h"
#include "app/setup/target_row.h"
#include "app/targets/saved_targets.h"
#include "app/targets/target_dialog.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/plan.h"
#include "core/plan/target_password.h"
#include "tests/app/setup/fake_keychain.h"
#include "tests/integration/redis_test_server.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

#include <csignal>
#include <memory>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

Target redis(const QString& name, const QString& server, const QString& password = {})
{
    RedisTarget place;
    place.server = server;
    place.password = password;
    return {.name = name, .backend = place, .network = {}};
}

Target folder(const QString& name, const QString& path)
{
    return {.name = name, .backend = FileTarget{.folder = path}, .network = {}};
}

// Nobody listens there, and it is found out at once.
const QString cacheA = QStringLiteral("redis://reader@127.0.0.1:1");
const QString cacheB = QStringLiteral("redis://reader@127.0.0.1:2");

QString passwordIn(const std::vector<Target>& targets, const QString& name)
{
    for (const Target& target : targets)
        if (target.name == name)
            return passwordOf(target);
    return QStringLiteral("(no such target)");
}

QStringList savedNames()
{
    QStringList names;
    for (const Target& target : loadSavedTargets())
        names.append(target.name);
    return names;
}

} // namespace

class TestTargetList : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QSettings().clear();
        m_keychain = {};
        m_list.reset();
    }
    void cleanup() { m_list.reset(); }

    void aRenameKeepsPlaceAndPassword()
    {
        saveTargets({folder(QStringLiteral("a"), QStringLiteral("/tmp")), redis(QStringLiteral("b"), cacheA),
                     folder(QStringLiteral("c"), QStringLiteral("/var/tmp"))});
        m_keychain.passwords.insert(cacheA, QStringLiteral("secret"));
        start();
        change("b", [](TargetDialog* dialog) { type(dialog, "Name", "cache"); });
        QCOMPARE(names(), QStringList({QStringLiteral("a"), QStringLiteral("cache"), QStringLiteral("c")}));
        QCOMPARE(savedNames(), names());
        QCOMPARE(passwordOf(row("cache")->target()), QStringLiteral("secret"));

        start();
        QCOMPARE(names(), QStringList({QStringLiteral("a"), QStringLiteral("cache"), QStringLiteral("c")}));
    }

    void aDuplicateIsCalledDifferently()
    {
        saveTargets({folder(QStringLiteral("a"), QStringLiteral("/tmp"))});
        start();
        choose("a", "&Duplicate");
        QCOMPARE(names(), QStringList({QStringLiteral("a"), QStringLiteral("a (2)")}));
        QCOMPARE(savedNames(), names());
        QCOMPARE(m_list->chosen().size(), std::size_t{1});
    }

    void theOrderOfTheMenuIsKept()
    {
        saveThree();
        start();
        choose("c", "Move &up");
        choose("a", "Move do&wn");
        choose("a", "Move do&wn");
        choose("c", "Move &up"); // is first already
        QCOMPARE(names(), QStringList({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
        start();
        QCOMPARE(names(), QStringList({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    }

    void theOrderOfADragIsKept()
    {
        saveThree();
        start();
        QMimeData dragged;
        dragged.setData(QString::fromLatin1(TargetRow::mimeType), QByteArray("a"));
        QVERIFY(dropAt(dragged, row("c")->geometry().bottomLeft() + QPoint(5, 0)));
        QCOMPARE(names(), QStringList({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
        dragged.setData(QString::fromLatin1(TargetRow::mimeType), QByteArray("c"));
        QVERIFY(dropAt(dragged, QPoint(5, 0)));
        QCOMPARE(names(), QStringList({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
        start();
        QCOMPARE(names(), QStringList({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    }

    // Qt's drag has an event loop of its own: a run that was being opened may arrive in it.
    void aRowThatIsDraggedMayGo()
    {
        saveThree();
        start();
        QTest::mousePress(row("a"), Qt::LeftButton, {}, QPoint(60, 8));
        QTest::mouseMove(row("a"), QPoint(60, 60));
        m_list->setTargets({folder(QStringLiteral("new"), QStringLiteral("/tmp"))});
        QTest::qWait(50);
        QCOMPARE(names().front(), QStringLiteral("new"));
    }

    void aDroppedFolderOpensTheDialogAndIsChecked()
    {
        start();
        const QTemporaryDir there;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(there.path())});
        QVERIFY(dropAt(data, QPoint(5, 5)));
        auto* dialog = m_list->findChild<TargetDialog*>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(says(dialog, "File system"), 10'000);
        dialog->accept();
        QVERIFY(m_list->chosen().front().backend.as<FileTarget>()->folder == there.path());
        QCOMPARE(savedNames().size(), 1);
    }

    // The disk is not asked before: one that died would hold the window.
    void aDroppedFileIsSaidToBeNoFolder()
    {
        start();
        const QTemporaryDir there;
        QFile file(there.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QVERIFY(dropAt(data, QPoint(5, 5)));
        auto* dialog = m_list->findChild<TargetDialog*>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(says(dialog, qPrintable(file.fileName() + QLatin1String(" "))), 10'000);
    }

    void aDroppedAddressShowsNoPassword()
    {
        start();
        QMimeData data;
        data.setText(QStringLiteral("redis://reader:open-sesame@127.0.0.1:1/0"));
        QVERIFY(dropAt(data, QPoint(5, 5)));
        auto* dialog = m_list->findChild<TargetDialog*>();
        QVERIFY(dialog != nullptr);
        for (const QLineEdit* line : dialog->findChildren<QLineEdit*>())
            QVERIFY(line->echoMode() == QLineEdit::Password ||
                    !line->text().contains(QStringLiteral("sesame")));
        dialog->accept();
        QCOMPARE(passwordOf(m_list->chosen().front()), QStringLiteral("open-sesame"));
        QCOMPARE(m_keychain.passwords.value(cacheA), QStringLiteral("open-sesame"));
        QVERIFY(passwordOf(loadSavedTargets().front()).isEmpty());
    }

    void whatIsNoTargetIsNotTaken_data()
    {
        QTest::addColumn<QList<QUrl>>("urls");
        QTest::addColumn<QString>("text");
        QTest::newRow("a run") << QList<QUrl>{QUrl(QStringLiteral("file:///tmp/a.breakeven.jsonl"))}
                               << QString();
        QTest::newRow("words") << QList<QUrl>{} << QStringLiteral("hello");
        QTest::newRow("a page of the web")
            << QList<QUrl>{QUrl(QStringLiteral("https://example.org/"))} << QString();
    }

    void whatIsNoTargetIsNotTaken()
    {
        QFETCH(const QList<QUrl>, urls);
        QFETCH(const QString, text);
        start();
        QMimeData data;
        if (!urls.isEmpty())
            data.setUrls(urls);
        if (!text.isEmpty())
            data.setText(text);
        QVERIFY(!dropAt(data, QPoint(5, 5)));
    }

    void theOtherLayoutIsAddedOnce()
    {
        saveTargets({folder(QStringLiteral("share"), QStringLiteral("/tmp"))});
        start();
        choose("share", "Compare with the other &layout");
        const QStringList both{QStringLiteral("share"), QStringLiteral("share, a folder each")};
        QCOMPARE(names(), both);
        QCOMPARE(savedNames(), both);
        QCOMPARE(m_list->chosen().size(), std::size_t{2});
        QVERIFY(layoutOf(m_list->chosen().back()) == Layout::PerItem);

        m_list->setTargets({});
        choose("share, a folder each", "Compare with the other &layout");
        QCOMPARE(names(), both);
        QCOMPARE(m_list->chosen().size(), std::size_t{2});
    }

    void aRunThatIsOpenedKeepsThePassword()
    {
        saveTargets({redis(QStringLiteral("cache"), cacheA)});
        m_keychain.passwords.insert(cacheA, QStringLiteral("secret"));
        start();
        m_list->setTargets({redis(QStringLiteral("cache"), cacheA)}); // as a run file has it
        QCOMPARE(names(), QStringList{QStringLiteral("cache")});
        QCOMPARE(passwordIn(m_list->chosen(), QStringLiteral("cache")), QStringLiteral("secret"));
        // Written another way.
        const auto completed =
            m_list->withPasswords({redis(QStringLiteral("any"), cacheA + QStringLiteral("/0"))});
        QCOMPARE(passwordOf(completed.front()), QStringLiteral("secret"));
    }

    void aRunsOwnServerIsLookedForInTheKeychain()
    {
        m_keychain.passwords.insert(cacheB, QStringLiteral("kept"));
        m_keychain.isSlow = true;
        start();
        m_list->setTargets({redis(QStringLiteral("elsewhere"), cacheB)});
        QCOMPARE(passwordOf(m_list->chosen().front()), QString());
        m_keychain.answer();
        QCOMPARE(passwordOf(m_list->chosen().front()), QStringLiteral("kept"));
    }

    void anotherAddressKeepsThePasswordThatTheDialogShows()
    {
        saveTargets({redis(QStringLiteral("cache"), cacheA)});
        m_keychain.passwords.insert(cacheA, QStringLiteral("secret"));
        start();
        change("cache", [](TargetDialog* dialog) { type(dialog, "Address", qPrintable(cacheB)); });
        QCOMPARE(m_keychain.passwords.value(cacheB), QStringLiteral("secret"));
        QVERIFY2(!m_keychain.passwords.contains(cacheA), "nobody uses it any more");
        start();
        QCOMPARE(passwordOf(row("cache")->target()), QStringLiteral("secret"));
    }

    void aRemovedTargetTakesItsPasswordWithIt()
    {
        saveTargets({redis(QStringLiteral("one"), cacheA), redis(QStringLiteral("other"), cacheA)});
        m_keychain.passwords.insert(cacheA, QStringLiteral("secret"));
        start();
        choose("one", "&Remove");
        QCOMPARE(m_keychain.passwords.value(cacheA), QStringLiteral("secret"));
        choose("other", "&Remove");
        QVERIFY(m_keychain.passwords.isEmpty());
        QVERIFY(savedNames().isEmpty());
    }

    void aRemovedTargetComesBackAsItWas()
    {
        saveTargets({redis(QStringLiteral("one"), cacheA), redis(QStringLiteral("other"), cacheB)});
        m_keychain.passwords.insert(cacheA, QStringLiteral("secret"));
        start();
        row("one")->setChosen(true);
        const std::vector<Target> chosen = m_list->chosen();
        const QStringList before = names();
        auto* undo = m_list->findChild<QPushButton*>(QStringLiteral("undoRemove"));
        QVERIFY(undo->isHidden());

        choose("one", "&Remove");
        QVERIFY(!undo->isHidden());
        QVERIFY2(undo->text().contains(QStringLiteral("one")), qPrintable(undo->text()));
        QVERIFY(m_keychain.passwords.isEmpty());
        undo->click();
        QVERIFY(undo->isHidden());
        QCOMPARE(names(), before);
        QCOMPARE(savedNames(), before);
        QVERIFY(m_list->chosen() == chosen);
        QCOMPARE(m_keychain.passwords.value(cacheA), QStringLiteral("secret"));

        choose("other", "&Remove");
        m_list->setTargets({redis(QStringLiteral("third"), cacheA)});
        QVERIFY2(undo->isHidden(), "another plan has come");
    }

    void aPasswordThatIsTakenAwayIsForgotten()
    {
        saveTargets({redis(QStringLiteral("cache"), cacheA)});
        m_keychain.passwords.insert(cacheA, QStringLiteral("secret"));
        start();
        change("cache", [](TargetDialog* dialog) { field(dialog, "Password")->clear(); });
        QVERIFY(m_keychain.passwords.isEmpty());
        QCOMPARE(passwordOf(row("cache")->target()), QString());
    }

    void whatWasTypedIsNotReplacedByTheKeychain()
    {
        saveTargets({redis(QStringLiteral("cache"), cacheA)});
        m_keychain.passwords.insert(cacheA, QStringLiteral("old"));
        m_keychain.isSlow = true;
        start();
        change("cache", [](TargetDialog* dialog) { type(dialog, "Password", "new"); });
        m_keychain.answer();
        QCOMPARE(passwordOf(row("cache")->target()), QStringLiteral("new"));
        m_list->setTargets({redis(QStringLiteral("cache"), cacheA)});
        QCOMPARE(passwordOf(m_list->chosen().front()), QStringLiteral("new"));
    }

    void aChangedTargetOfAPresetIsNotHiddenByThePreset()
    {
        const std::vector<Target> preset{redis(QStringLiteral("redis"), cacheA)};
        start();
        m_list->setTargets(preset);
        change("redis", [](TargetDialog* dialog) { type(dialog, "Address", qPrintable(cacheB)); });
        QCOMPARE(savedNames(), QStringList{QStringLiteral("redis")});
        m_list->setTargets(preset);
        QCOMPARE(names(), QStringList({QStringLiteral("redis"), QStringLiteral("redis (2)")}));
        QCOMPARE(serverOf(row("redis (2)")->target()), cacheB);
        QCOMPARE(savedNames(), QStringList{QStringLiteral("redis")});
    }

    void namesThatAreKeptNeverCollide()
    {
        saveTargets({redis(QStringLiteral("redis"), cacheB)});
        const std::vector<Target> preset{redis(QStringLiteral("redis"), cacheA)};
        start();
        m_list->setTargets(preset);
        change("redis", [](TargetDialog* dialog) { type(dialog, "Password", "x"); });
        const QStringList kept = savedNames();
        QCOMPARE(kept.size(), 2);
        QVERIFY(kept.front() != kept.back());
        choose(qPrintable(names().back()), "&Remove"); // the one that was there before
        QCOMPARE(savedNames(), QStringList{kept.back()});
    }

    void whatALaterVersionSavedIsLeftThere()
    {
        const QString unknown = QStringLiteral(R"({"name":"tape","backend":"tape"})");
        QSettings().setValue(QStringLiteral("targets"), QStringList{unknown});
        start();
        m_list->setTargets({folder(QStringLiteral("a"), QStringLiteral("/tmp"))});
        choose("a", "&Duplicate");
        QVERIFY(QSettings().value(QStringLiteral("targets")).toStringList().contains(unknown));
        QCOMPARE(savedNames().size(), 1);
    }

    void aServerThatWantsAPasswordIsAskedForInItsRow()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        const RedisTestServer server(QStringLiteral("requirepass open-sesame"));
        QVERIFY(server.isStarted());
        const QString address = server.address() + QStringLiteral("/0");
        saveTargets({redis(QStringLiteral("cache"), address)});
        m_keychain.isThere = false;
        start();
        QString notKept;
        connect(m_list.get(), &TargetList::passwordNotKept, this, [&](const QString& why) { notKept = why; });
        QVERIFY(field(row("cache"), "Password of cache") == nullptr);
        m_list->checkAll();
        QTRY_VERIFY(field(row("cache"), "Password of cache") != nullptr);
        QLineEdit* asked = field(row("cache"), "Password of cache");
        QCOMPARE(asked->echoMode(), QLineEdit::Password);

        QTest::keyClicks(asked, QStringLiteral("wrong"));
        QTest::keyClick(asked, Qt::Key_Return);
        QTRY_VERIFY(
            says(row("cache"), "refused the password") ||
            row("cache")->findChildren<QLabel*>().at(1)->toolTip().contains(QStringLiteral("refused")));
        QTRY_VERIFY(field(row("cache"), "Password of cache") != nullptr);

        QTest::keyClicks(field(row("cache"), "Password of cache"), QStringLiteral("open-sesame"));
        for (auto* use : row("cache")->findChildren<QPushButton*>())
            use->click();
        QTRY_VERIFY(field(row("cache"), "Password of cache") == nullptr);
        QTRY_VERIFY(row("cache")->findChildren<QLabel*>().at(1)->toolTip().contains(QStringLiteral("away")));
        QCOMPARE(notKept, QStringLiteral("no keychain"));
        m_list->setTargets({redis(QStringLiteral("cache"), address)}); // for the session
        QCOMPARE(passwordOf(m_list->chosen().front()), QStringLiteral("open-sesame"));
    }

    // The run's reason stays, as what it met may be over.
    void aRunsFailureIsFollowedByTheQuestionForAPassword()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        const RedisTestServer server(QStringLiteral("requirepass open-sesame"));
        const RedisTestServer open;
        QVERIFY(server.isStarted() && open.isStarted());
        start();
        m_list->setTargets({redis(QStringLiteral("closed"), server.address() + QStringLiteral("/0")),
                            redis(QStringLiteral("open"), open.address() + QStringLiteral("/0"))});
        m_list->showFailure(QStringLiteral("closed"), QStringLiteral("It went wrong."));
        m_list->showFailure(QStringLiteral("open"), QStringLiteral("It went wrong."));
        int reached = 0;
        connect(m_list.get(), &TargetList::reachable, this, [&] { ++reached; });
        m_list->askWhyTheyFailed();
        QTRY_VERIFY(field(row("closed"), "Password of closed") != nullptr);
        QTRY_COMPARE(reached, 1);
        QVERIFY(field(row("open"), "Password of open") == nullptr);
        QCOMPARE(row("open")->findChildren<QLabel*>().at(1)->toolTip(), QStringLiteral("It went wrong."));
    }

private:
    void start()
    {
        m_list = std::make_unique<TargetList>(std::make_unique<FakeKeychain>(m_keychain));
        m_list->resize(300, 500);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
        m_list->setTargets({});
        QCoreApplication::processEvents();
    }
    static void saveThree()
    {
        saveTargets({folder(QStringLiteral("a"), QStringLiteral("/tmp")),
                     folder(QStringLiteral("b"), QStringLiteral("/var/tmp")),
                     folder(QStringLiteral("c"), QStringLiteral("/"))});
    }

    // From top to bottom.
    [[nodiscard]] QList<TargetRow*> rows() const
    {
        QCoreApplication::processEvents(); // shows new ones
        m_list->layout()->activate();
        QList<TargetRow*> all;
        for (TargetRow* candidate : m_list->findChildren<TargetRow*>())
            if (!candidate->isHidden())
                all.append(candidate);
        std::sort(all.begin(), all.end(),
                  [](const TargetRow* one, const TargetRow* other) { return one->y() < other->y(); });
        return all;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const TargetRow* candidate : rows())
            all.append(candidate->target().name);
        return all;
    }
    [[nodiscard]] TargetRow* row(const char* name) const
    {
        for (TargetRow* candidate : rows())
            if (candidate->target().name == QString::fromUtf8(name))
                return candidate;
        return nullptr;
    }
    void choose(const char* name, const char* entry) const
    {
        TargetRow* chosen = row(name);
        chosen->findChild<QToolButton*>()->click();
        auto* menu = chosen->findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions())
            if (action->text() == QString::fromUtf8(entry))
                action->trigger();
        delete menu;
        QCoreApplication::processEvents();
    }
    void change(const char* name, const std::function<void(TargetDialog*)>& edit) const
    {
        choose(name, "C&hange…");
        auto* dialog = m_list->findChild<TargetDialog*>();
        QVERIFY(dialog != nullptr);
        edit(dialog);
        dialog->accept();
        delete dialog;
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool dropAt(const QMimeData& data, const QPoint& place) const
    {
        QDragEnterEvent enter(place, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_list.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(QPointF(place), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_list.get(), &drop);
        QCoreApplication::processEvents();
        return drop.isAccepted();
    }
    [[nodiscard]] static bool says(const QWidget* in, const char* text)
    {
        const auto labels = in->findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel* label) {
            return label->text().contains(QString::fromUtf8(text));
        });
    }
    [[nodiscard]] static QLineEdit* field(const QWidget* in, const char* name)
    {
        for (QLineEdit* candidate : in->findChildren<QLineEdit*>())
            if (candidate->accessibleName() == QString::fromUtf8(name) && candidate->isVisible())
                return candidate;
        return nullptr;
    }
    static void type(const QWidget* in, const char* name, const char* text)
    {
        QLineEdit* line = field(in, name);
        QVERIFY(line != nullptr);
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(text));
    }

    KeychainContent m_keychain;
    std::unique_ptr<TargetList> m_list;
};

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QTemporaryDir home;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    const QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("breakeven"));
    QApplication::setOrganizationName(QStringLiteral("breakeven"));
    QLocale::setDefault(QLocale::c());
    TestTargetList test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_target_list.moc"
