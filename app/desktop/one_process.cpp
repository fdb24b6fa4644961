// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/one_process.h"

#include <QCryptographicHash>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QSettings>
#include <QStandardPaths>

namespace breakeven {

namespace {

constexpr int toConnect = 500; // ms
constexpr int toAnswer = 3000;
constexpr int toDecide = 5000; // who of two that start at once is the first
constexpr qint64 longestMessage = 1 << 20;
constexpr auto taken = "taken\n";

// Of this user (the folder is nobody else's), display and settings; empty: there is no such place.
QString meetingPlace()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        return {};
    QCryptographicHash kind(QCryptographicHash::Sha1);
    kind.addData(QSettings().fileName().toUtf8());
    for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY"})
        kind.addData('|' + qgetenv(display));
    kind.addData('|' + QGuiApplication::platformName().toUtf8());
    return QStringLiteral("%1/breakeven-%2").arg(folder, QLatin1String(kind.result().toHex().left(12)));
}

bool giveTo(const QString& place, const QStringList& paths)
{
    QLocalSocket socket;
    socket.connectToServer(place);
    if (!socket.waitForConnected(toConnect))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(paths)).toJson(QJsonDocument::Compact) + '\n');
    socket.flush();
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(toAnswer))
            return false; // it hangs, or is about to end
    return socket.readLine() == taken;
}

} // namespace

OneProcess::OneProcess(QObject* parent) : QObject(parent) {}

OneProcess::~OneProcess() = default;

bool OneProcess::handOver(const QStringList& paths)
{
    const QString place = meetingPlace();
    if (place.isEmpty())
        return false;
    QLockFile turn(place + QStringLiteral(".lock"));
    if (!turn.tryLock(toDecide))
        return false;
    if (giveTo(place, paths))
        return true;
    QLocalServer::removeServer(place); // of a process that was killed
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server->listen(place)) {
        m_server.reset();
        return false;
    }
    connect(m_server.get(), &QLocalServer::newConnection, this, &OneProcess::answer);
    return false;
}

void OneProcess::answer()
{
    QLocalSocket* socket = m_server->nextPendingConnection(); // the server owns it
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > longestMessage)
            return socket->abort();
        if (!socket->canReadLine())
            return;
        const QJsonDocument message = QJsonDocument::fromJson(socket->readLine());
        if (!message.isArray())
            return socket->abort();
        QStringList paths;
        for (const QJsonValue& path : message.array())
            paths.append(path.toString());
        socket->write(taken);
        socket->disconnectFromServer();
        emit startedAgain(paths);
    });
}

} // namespace breakeven
