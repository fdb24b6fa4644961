// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/target_dialog.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace breakeven;

namespace {

struct Shown
{
    TargetDialog dialog;

    Shown()
    {
        dialog.show();
        dialog.activateWindow();
    }

    template <typename Widget>
    [[nodiscard]] Widget* named(const QString& accessibleName) const
    {
        for (Widget* candidate : dialog.findChildren<Widget*>())
            if (candidate->accessibleName() == accessibleName && candidate->isVisible())
                return candidate;
        return nullptr;
    }
    [[nodiscard]] QLineEdit* field(const char* name) const
    {
        return named<QLineEdit>(QString::fromUtf8(name));
    }
    [[nodiscard]] QPushButton* button(const char* text) const
    {
        for (QPushButton* candidate : dialog.findChildren<QPushButton*>())
            if (candidate->text().remove(QLatin1Char('&')) == QLatin1String(text))
                return candidate;
        return nullptr;
    }
    void click(const char* text) const { QTest::mouseClick(button(text), Qt::LeftButton); }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel* label) { return label->text().contains(text); });
    }
};

template <typename Place>
Place placeOf(const Shown& shown)
{
    return *shown.dialog.target().backend.as<Place>();
}

Target farCache()
{
    Target target;
    target.name = QStringLiteral("cache");
    RedisTarget redis;
    redis.server = QStringLiteral("rediss://cache:6380");
    redis.password = QStringLiteral("open-sesame");
    redis.caFile = QStringLiteral("/etc/ca.pem");
    redis.clusterItems = ClusterItems::Spread;
    target.backend = redis;
    target.network = Network{.rtt = std::chrono::nanoseconds(123'456), .jitter = {}, .bandwidthMbit = 12.5};
    return target;
}

} // namespace

class TestTargetDialog final : public QObject
{
    Q_OBJECT

private slots:
    void aPastedAddressFillsItsPage_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("backend");
        QTest::newRow("a folder") << QStringLiteral("/srv/data") << QStringLiteral("file");
        QTest::newRow("a Redis host") << QStringLiteral("cache-02:7000") << QStringLiteral("redis");
        QTest::newRow("a Redis host behind TLS")
            << QStringLiteral("rediss://cache") << QStringLiteral("redis");
        QTest::newRow("a remote folder")
            << QStringLiteral("sftp://ann@nas/srv/tmp") << QStringLiteral("sshfs");
        QTest::newRow("a pool") << QStringLiteral("rados://bench?user=ann") << QStringLiteral("rados");
    }

    void aPastedAddressFillsItsPage()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, backend);
        const Shown shown;
        QTest::keyClicks(shown.field("Pasted address"), address);
        QVERIFY(shown.button("Add")->isEnabled());
        QCOMPARE(shown.dialog.target().backend.id(), backend);
        QVERIFY(!shown.dialog.target().name.isEmpty());
    }

    void eachPageGivesItsTarget()
    {
        const Shown shown;
        shown.click("Folder");
        QTest::keyClicks(shown.field("Folder"), QStringLiteral("/srv/data/"));
        QCOMPARE(placeOf<FileTarget>(shown).folder, QStringLiteral("/srv/data"));
        shown.click("Remote folder");
        QVERIFY(!shown.button("Add")->isEnabled());
        QTest::keyClicks(shown.field("Host"), QStringLiteral("nas"));
        QTest::keyClicks(shown.field("User"), QStringLiteral("ann"));
        QTest::keyClicks(shown.field("Folder"), QStringLiteral("/srv"));
        QCOMPARE(placeOf<SshfsTarget>(shown).host, QStringLiteral("ann@nas"));
        QCOMPARE(placeOf<SshfsTarget>(shown).port, 22);
        shown.click("Redis");
        QTest::keyClicks(shown.field("Address"), QStringLiteral("cache"));
        QTest::keyClicks(shown.field("Name"), QStringLiteral("ours"));
        QCOMPARE(placeOf<RedisTarget>(shown).server, QStringLiteral("redis://cache:6379"));
        QCOMPARE(shown.dialog.target().name, QStringLiteral("ours"));
    }

    // Moved while it is typed, what follows would land behind the address that stands for it.
    void aPasswordInTheAddressMovesWhenTheAddressIsLeft()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.dialog));
        shown.field("Address")->setFocus();
        QTest::keyClicks(shown.field("Address"), QStringLiteral("redis://reader:secret@cache-02:7000/3"));
        QCOMPARE(placeOf<RedisTarget>(shown).password, QStringLiteral("secret"));
        QTest::keyClick(shown.field("Address"), Qt::Key_Tab);
        QCOMPARE(shown.field("Address")->text(), QStringLiteral("redis://reader@cache-02:7000/3"));
        QCOMPARE(shown.field("Password")->text(), QStringLiteral("secret"));
        QCOMPARE(shown.field("Password")->echoMode(), QLineEdit::Password);
        QVERIFY(!shown.says(QStringLiteral("secret")));
    }

    void anAddressThatIsPastedWholeShowsNoPassword_data()
    {
        QTest::addColumn<bool>("isDropped");
        QTest::newRow("dropped") << true;
        QTest::newRow("pasted") << false;
    }

    void anAddressThatIsPastedWholeShowsNoPassword()
    {
        QFETCH(const bool, isDropped);
        const QString address = QStringLiteral("redis://reader:secret@cache-02:7000/3");
        Shown shown;
        if (isDropped) {
            shown.dialog.setAddress(address);
        } else {
            QGuiApplication::clipboard()->setText(address);
            shown.field("Pasted address")->setFocus();
            shown.field("Pasted address")->paste();
        }
        QCOMPARE(shown.field("Pasted address")->text(), QStringLiteral("redis://reader@cache-02:7000/3"));
        QCOMPARE(placeOf<RedisTarget>(shown).password, QStringLiteral("secret"));
        shown.field("Pasted address")->undo();
        QVERIFY(!shown.field("Pasted address")->text().contains(QStringLiteral("secret")));
    }

    void aChangeOfTheNameKeepsTheRest()
    {
        Shown shown;
        shown.dialog.edit(farCache());
        shown.field("Name")->setText(QStringLiteral("far cache"));
        Target expected = farCache();
        expected.name = QStringLiteral("far cache");
        QVERIFY(shown.dialog.target() == expected);
    }

    void whatIsWrongIsSaidBeforeAnythingIsAdded_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("a folder without a root")
            << QStringLiteral("Folder") << QStringLiteral("Folder") << QStringLiteral("srv/data");
        QTest::newRow("a port that is none")
            << QStringLiteral("Redis") << QStringLiteral("Address") << QStringLiteral("cache:0");
        QTest::newRow("a host that ssh would take for an option")
            << QStringLiteral("Remote folder") << QStringLiteral("Host")
            << QStringLiteral("-oProxyCommand=x");
    }

    void whatIsWrongIsSaidBeforeAnythingIsAdded()
    {
        QFETCH(const QString, page);
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        const Shown shown;
        shown.click(qPrintable(page));
        QTest::keyClicks(shown.field(qPrintable(field)), text);
        QVERIFY(!shown.button("Add")->isEnabled());
        QVERIFY(!shown.button("Check")->isEnabled());
    }

    void aDistanceIsChosenTypedOrSlid()
    {
        const Shown shown;
        QTest::keyClicks(shown.field("Address"), QStringLiteral("cache"));
        QVERIFY(!shown.dialog.target().network);
        auto* preset = shown.named<QComboBox>(QStringLiteral("As if it were"));
        preset->setFocus();
        while (preset->currentIndex() < preset->count() - 2)
            QTest::keyClick(preset, Qt::Key_Down);
        QCOMPARE(shown.dialog.target().network->rtt,
                 std::chrono::nanoseconds(std::chrono::milliseconds(150)));
        shown.field("Round trip")->clear();
        QTest::keyClicks(shown.field("Round trip"), QStringLiteral("400us"));
        QCOMPARE(shown.dialog.target().network->rtt,
                 std::chrono::nanoseconds(std::chrono::microseconds(400)));
        shown.named<QSlider>(QStringLiteral("Round trip"))->setValue(0);
        QVERIFY(!shown.dialog.target().network);
    }

    void aJitterAboveTheRoundTripIsRefused()
    {
        const Shown shown;
        QTest::keyClicks(shown.field("Address"), QStringLiteral("cache"));
        QTest::keyClicks(shown.field("Round trip"), QStringLiteral("1 ms"));
        QTest::keyClicks(shown.field("Jitter"), QStringLiteral("2 ms"));
        QVERIFY(!shown.button("Add")->isEnabled());
        const auto isMarked = [&shown](const char* field) {
            return shown.field(field)->property("invalid").toBool();
        };
        QVERIFY(isMarked("Jitter"));
        QVERIFY(!isMarked("Round trip"));

        shown.field("Jitter")->clear();
        QTest::keyClicks(shown.field("Jitter"), QStringLiteral("0.5 ms"));
        QVERIFY(!isMarked("Jitter"));
        QVERIFY(shown.button("Add")->isEnabled());
    }

    void enterAfterACheckAddsWhatWasTyped()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.dialog));
        const QTemporaryDir folder;
        shown.click("Folder");
        shown.field("Folder")->setFocus();
        QTest::keyClicks(shown.field("Folder"), folder.path());
        shown.button("Check")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(!shown.says(QStringLiteral("Checking")));
        QCOMPARE(QApplication::focusWidget(), shown.button("Check"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // once more, which closes nothing
        QVERIFY(shown.dialog.isVisible());
        QTRY_VERIFY(!shown.says(QStringLiteral("Checking")));
        QCOMPARE(placeOf<FileTarget>(shown).folder, folder.path());
    }

    void anAddressThatIsNotUnderstoodCantBeAdded()
    {
        const Shown shown;
        QTest::keyClicks(shown.field("Pasted address"), QStringLiteral("gopher://old/stuff"));
        QVERIFY(!shown.button("Add")->isEnabled());
        QVERIFY(!shown.button("Check")->isEnabled());
        const auto* said = shown.dialog.findChild<QLabel*>(QStringLiteral("answer"));
        const QString why = said->text();
        QVERIFY2(why.contains(QStringLiteral("gopher")), qPrintable(why));
        // Nor by a name or another page, as long as it stands there.
        QTest::keyClicks(shown.field("Name"), QStringLiteral("old"));
        shown.click("Folder");
        QTest::keyClicks(shown.field("Folder"), QStringLiteral("/srv"));
        QVERIFY(!shown.button("Add")->isEnabled());
        QCOMPARE(said->text(), why);
        shown.field("Pasted address")->selectAll();
        QTest::keyClick(shown.field("Pasted address"), Qt::Key_Delete);
        QVERIFY(shown.button("Add")->isEnabled());
    }

    void aDistanceThatIsNotUnderstoodIsExplained_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::newRow("no time") << QStringLiteral("Round trip") << QStringLiteral("far");
        QTest::newRow("no jitter") << QStringLiteral("Jitter") << QStringLiteral("some");
        QTest::newRow("no bandwidth") << QStringLiteral("Bandwidth in Mbit/s") << QStringLiteral("wide");
    }

    void aDistanceThatIsNotUnderstoodIsExplained()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, typed);
        const Shown shown; // with a page that nobody has filled
        const auto* said = shown.dialog.findChild<QLabel*>(QStringLiteral("answer"));
        const QString hint = said->text();
        QTest::keyClicks(shown.named<QLineEdit>(field), typed);
        QVERIFY(!shown.button("Add")->isEnabled());
        QVERIFY2(said->text() != hint && said->text().contains(QStringLiteral("give")),
                 qPrintable(said->text()));
    }

    void aCheckSaysWhatIsThere()
    {
        const QTemporaryDir folder;
        const Shown shown;
        shown.click("Folder");
        QTest::keyClicks(shown.field("Folder"), folder.path());
        shown.click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(shown.says(QStringLiteral("File system")), 10'000);
        QVERIFY(shown.says(QStringLiteral("free")));
    }

    void aCheckSaysWhatIsWrong()
    {
        const Shown shown;
        QTest::keyClicks(shown.field("Address"), QStringLiteral("127.0.0.1:1"));
        shown.click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.button("Check")->isEnabled() && shown.says(QStringLiteral("127.0.0.1:1")), 10'000);
        QVERIFY(!shown.says(QStringLiteral("Reachable")));
    }

    void allPagesFitASmallScreen()
    {
        const Shown shown;
        for (const char* page : {"Folder", "Redis", "Remote folder", "Ceph"}) {
            shown.click(page);
            QVERIFY(shown.dialog.sizeHint().height() < 660);
            QVERIFY(shown.dialog.sizeHint().width() < 900);
        }
    }

    void tabGoesFromTopToBottom_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("fields"); // of the page, with their buttons
        QTest::newRow("Redis over TLS") << QStringLiteral("rediss://cache") << 10;
        QTest::newRow("a folder") << QStringLiteral("/srv") << 4;
        QTest::newRow("a remote folder") << QStringLiteral("sftp://nas/srv") << 8;
        QTest::newRow("Ceph") << QStringLiteral("rados://bench") << 7;
    }

    void tabGoesFromTopToBottom()
    {
        QFETCH(const QString, address);
        QFETCH(const int, fields);
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.dialog));
        shown.dialog.setAddress(address);
        shown.field("Pasted address")->setFocus();
        const auto placeOfFocus = [&shown] {
            const QWidget* focus = QApplication::focusWidget();
            return focus->mapTo(&shown.dialog, focus->rect().center());
        };
        constexpr int sameLine = 4;
        QPoint last(-1, -1);
        int stops = 0;
        for (; placeOfFocus().y() > last.y() - sameLine; ++stops) {
            const QPoint here = placeOfFocus();
            QVERIFY2(here.y() > last.y() + sameLine || here.x() > last.x(),
                     qPrintable(QString::number(stops)));
            last = here;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        // The address, the chosen tab, the page, the name, 5 of the distance, 3 buttons.
        QCOMPARE(stops, 2 + fields + 1 + 5 + 3);
    }

    void arrowsGoThroughTheTabs()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.dialog));
        shown.field("Pasted address")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), shown.button("Redis"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(shown.button("Remote folder")->isChecked());
        QVERIFY(shown.field("Host") != nullptr);
    }

    void aTabHasRoomForItsBoldText()
    {
        const Shown shown;
        QPushButton* tab = shown.button("Remote folder");
        QFont bold = tab->font();
        bold.setWeight(QFont::DemiBold);
        const int grown = QFontMetrics(bold).horizontalAdvance(tab->text()) -
                          tab->fontMetrics().horizontalAdvance(tab->text());
        QVERIFY(grown > 0);
        QVERIFY(tab->width() >= QPushButton(tab->text()).sizeHint().width() + grown);
    }
};

QTEST_MAIN(TestTargetDialog)
#include "tst_target_dialog.moc"
