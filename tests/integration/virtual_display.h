// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTest>

// An X server without a screen, which picks a number that is free.
class VirtualDisplay
{
public:
    VirtualDisplay()
    {
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                        QStringLiteral("0"), QStringLiteral("1600x1000x24"), QStringLiteral("-nolisten"),
                        QStringLiteral("tcp"),
                        // Else it starts anew, and refuses whoever comes, when a tool that looks for the
                        // window leaves before the program is there.
                        QStringLiteral("-noreset")});
        if (QTest::qWaitFor([this] { return m_server.canReadLine(); }, patience))
            m_name = QLatin1Char(':') + QString::fromLatin1(m_server.readLine()).trimmed();
    }
    VirtualDisplay(const VirtualDisplay&) = delete;
    VirtualDisplay& operator=(const VirtualDisplay&) = delete;
    ~VirtualDisplay()
    {
        m_server.terminate();
        if (!m_server.waitForFinished())
            m_server.kill();
        m_server.waitForFinished();
    }

    [[nodiscard]] QString name() const { return m_name; } // empty: it did not start

    // What xdotool prints; empty where it fails.
    [[nodiscard]] QByteArray tool(const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), m_name);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("xdotool"), arguments);
        process.waitForFinished();
        return process.exitCode() == 0 ? process.readAllStandardOutput().trimmed() : QByteArray();
    }

private:
    static constexpr int patience = 30'000; // ms, at most, on a busy machine

    QProcess m_server;
    QString m_name;
};
