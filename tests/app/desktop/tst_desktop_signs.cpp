// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_signs.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace breakeven;

namespace {

// The desktop's part: what it is told of.
class Desktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public slots:
    uint Notify(const QString& /*program*/, uint replaces, const QString& /*icon*/, const QString& title,
                const QString& text, const QStringList& /*actions*/, const QVariantMap& /*hints*/,
                int /*time*/)
    {
        replaced = replaces;
        titles.append(title);
        texts.append(text);
        return 7;
    }
    void progress(const QString& program, const QVariantMap& properties)
    {
        programs.append(program);
        told.append(properties);
    }

signals:
    void ActionInvoked(uint notification, const QString& action);

public:
    uint replaced = 0;
    QStringList titles;
    QStringList texts;
    QStringList programs;
    QList<QVariantMap> told;
};

} // namespace

class TestDesktopSigns : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("no dbus-daemon here: apt-get install dbus-daemon");
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                    QStringLiteral("--print-address")});
        QVERIFY(m_bus.waitForReadyRead());
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        auto desktop = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("desktop"));
        QVERIFY(desktop.isConnected());
        QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_desktop,
                                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.Notifications")));
        QVERIFY(desktop.connect({}, {}, QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                QStringLiteral("Update"), &m_desktop, SLOT(progress(QString, QVariantMap))));
    }

    void cleanupTestCase()
    {
        m_bus.kill();
        m_bus.waitForFinished();
    }

    void whereNobodyListensNothingHappens()
    {
        QProcess alone;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=/no/such/bus"));
        alone.setProcessEnvironment(environment);
        alone.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--alone")});
        QVERIFY(alone.waitForFinished());
        QCOMPARE(alone.exitStatus(), QProcess::NormalExit);
        QCOMPARE(alone.exitCode(), 0);
    }

    void aNotificationIsTextAndReplacesTheLast()
    {
        DesktopSigns signs;
        QSignalSpy clicked(&signs, &DesktopSigns::notificationClicked);
        signs.notify(QStringLiteral("The run “a” has ended"), QStringLiteral("<b>one</b> thread"));
        QTRY_COMPARE(m_desktop.titles, QStringList{QStringLiteral("The run “a” has ended")});
        QCOMPARE(m_desktop.texts.back(), QStringLiteral("&lt;b&gt;one&lt;/b&gt; thread"));
        QCOMPARE(m_desktop.replaced, 0U);
        QTest::qWait(100);                                          // until its number is there
        emit m_desktop.ActionInvoked(8, QStringLiteral("default")); // somebody else's
        emit m_desktop.ActionInvoked(7, QStringLiteral("default"));
        QTRY_COMPARE(clicked.size(), 1);
        signs.notify(QStringLiteral("again"), {});
        QTRY_COMPARE(m_desktop.titles.size(), 2);
        QCOMPARE(m_desktop.replaced, 7U);
    }

    void theTaskbarHearsOfEachPercentOnce()
    {
        DesktopSigns signs;
        for (const double share : {0.101, 0.102, 0.103, 0.5})
            signs.showProgress(share);
        signs.hideProgress();
        signs.hideProgress();
        QTRY_COMPARE(m_desktop.told.size(), 3);
        QVERIFY(m_desktop.programs.front().endsWith(QStringLiteral(".desktop")));
        QCOMPARE(m_desktop.told.at(1).value(QStringLiteral("progress")).toDouble(), 0.5);
        QVERIFY(m_desktop.told.at(1).value(QStringLiteral("progress-visible")).toBool());
        QVERIFY(!m_desktop.told.back().value(QStringLiteral("progress-visible")).toBool());
    }

private:
    QProcess m_bus;
    Desktop m_desktop;
};

int main(int argc, char** argv)
{
    const QGuiApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1String("--alone")) {
        DesktopSigns signs;
        signs.showProgress(0.5);
        signs.notify(QStringLiteral("title"), QStringLiteral("text"));
        signs.hideProgress();
        QCoreApplication::processEvents();
        return 0;
    }
    TestDesktopSigns test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desktop_signs.moc"
