// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_signs.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QVariantMap>

#include <cmath>

namespace breakeven {

namespace {

const QString notifications = QStringLiteral("org.freedesktop.Notifications");
const QString notificationsPath = QStringLiteral("/org/freedesktop/Notifications");
const QString defaultAction = QStringLiteral("default"); // a click on the notification itself

} // namespace

void DesktopSigns::showProgress(double share)
{
    const int percent = static_cast<int>(std::floor(share * 100));
    if (percent == m_percent)
        return;
    m_percent = percent;
    tellProgress(share, true);
}

void DesktopSigns::hideProgress()
{
    if (m_percent < 0)
        return;
    m_percent = -1;
    tellProgress(0, false);
}

// As docks and taskbars of GNOME, KDE and others understand it.
void DesktopSigns::tellProgress(double share, bool visible)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage update = QDBusMessage::createSignal(QStringLiteral("/org/breakeven/Breakeven"),
                                                     QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                                     QStringLiteral("Update"));
    update << QStringLiteral("application://%1.desktop").arg(QGuiApplication::desktopFileName())
           << QVariantMap{{QStringLiteral("progress"), share}, {QStringLiteral("progress-visible"), visible}};
    bus.send(update);
}

void DesktopSigns::notify(const QString& title, const QString& text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    if (!m_listens)
        m_listens = bus.connect(notifications, notificationsPath, notifications,
                                QStringLiteral("ActionInvoked"), this, SLOT(answerClick(uint, QString)));
    QDBusMessage call = QDBusMessage::createMethodCall(notifications, notificationsPath, notifications,
                                                       QStringLiteral("Notify"));
    // The text may be taken for markup, the title may not.
    call << QGuiApplication::applicationDisplayName() << m_notification << QGuiApplication::desktopFileName()
         << title << text.toHtmlEscaped() << QStringList{defaultAction, tr("Show")}
         << QVariantMap{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}} << -1;
    bus.callWithCallback(call, this, SLOT(takeNumber(uint)));
}

void DesktopSigns::takeNumber(uint notification)
{
    m_notification = notification; // the next one replaces it
}

void DesktopSigns::answerClick(uint notification, const QString& action)
{
    if (notification == m_notification && action == defaultAction)
        emit notificationClicked();
}

} // namespace breakeven
