// SPDX-License-Identifier: GPL-3.0-or-later

// What the dialog asks when a real sshd shows a key that nobody has confirmed.

#include "app/targets/host_key_card.h"
#include "app/targets/target_dialog.h"
#include "core/backends/sshfs/sshfs_host.h"
#include "tests/integration/ssh_test_server.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <memory>

using namespace breakeven;

class TestHostKeyCard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    }

    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_data->path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_data->path().toUtf8());
        m_server = std::make_unique<SshTestServer>();
        QVERIFY(m_server->isStarted());
        m_dialog = std::make_unique<TargetDialog>();
        Target target;
        target.name = QStringLiteral("remote");
        target.backend = m_server->target();
        m_dialog->edit(target);
        m_dialog->show();
    }

    void cleanup()
    {
        m_dialog.reset();
        m_server.reset();
    }

    void nothingIsAskedBeforeTheCheck() { QVERIFY(!card()->isVisible()); }

    void anUnknownKeyIsTrustedByItsButtonOnly()
    {
        click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
        QVERIFY(says(m_server->fingerprint()));
        QVERIFY(says(displayName(m_server->target())));
        QVERIFY(!QFile::exists(knownHostsFile()));
        QVERIFY(m_dialog->sizeHint().height() < 660);

        click("Trust this key");
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Reachable")), patience);
        QVERIFY(!card()->isVisible());
        QVERIFY(QFile::exists(knownHostsFile()));
    }

    void aChangedKeyIsReplacedAfterAStrongerWarning()
    {
        click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
        click("Trust this key");
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Reachable")), patience);

        m_server->kill();
        m_server->start();
        QVERIFY(m_server->isStarted());
        click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
        QVERIFY(says(QStringLiteral("somebody listens in")));
        QVERIFY(says(m_server->fingerprint()));
        QVERIFY(button("Trust this key") == nullptr);
        click("Replace the stored key");
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Reachable")), patience);
    }

    void aKeyThatChangesAfterItWasShownIsNotStored()
    {
        click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
        m_server->kill();
        m_server->start();
        QVERIFY(m_server->isStarted());
        click("Trust this key");
        QTRY_VERIFY_WITH_TIMEOUT(button("Replace the stored key") != nullptr, patience);
        QVERIFY(says(m_server->fingerprint()));
        QVERIFY(!QFile::exists(knownHostsFile()));
    }

    void anotherTargetMakesTheQuestionVoid()
    {
        click("Check");
        QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
        QLineEdit* const folder = field("Folder");
        QVERIFY(folder != nullptr);
        QTest::keyClicks(folder, QStringLiteral("x"));
        QVERIFY(!card()->isVisible());
    }

private:
    static constexpr int patience = 20'000; // ms

    [[nodiscard]] HostKeyCard* card() const { return m_dialog->findChild<HostKeyCard*>(); }
    [[nodiscard]] QPushButton* button(const char* text) const
    {
        for (QPushButton* candidate : m_dialog->findChildren<QPushButton*>())
            if (candidate->text().remove(QLatin1Char('&')) == QLatin1String(text))
                return candidate;
        return nullptr;
    }
    [[nodiscard]] QLineEdit* field(const char* name) const
    {
        for (QLineEdit* candidate : m_dialog->findChildren<QLineEdit*>())
            if (candidate->accessibleName() == QLatin1String(name) && candidate->isVisible())
                return candidate;
        return nullptr;
    }
    void click(const char* text) const { QTest::mouseClick(button(text), Qt::LeftButton); }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = m_dialog->findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SshTestServer> m_server;
    std::unique_ptr<TargetDialog> m_dialog;
};

QTEST_MAIN(TestHostKeyCard)
#include "tst_host_key_card.moc"
