// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace breakeven {

// A throw-away one-node Ceph cluster on loopback: a monitor and an OSD that keeps its objects in memory, with
// a pool "bench". Needs no root; up in about a second; gone with this object.
class CephCluster
{
public:
    // Why a cluster can't be started here (no packages); empty if it can.
    [[nodiscard]] static QString missing();

    CephCluster();
    ~CephCluster();

    // Empty if the cluster takes writes; else what went wrong.
    [[nodiscard]] QString start();

    [[nodiscard]] QString conf() const;
    void killOsd();
    void stopOsd();     // SIGSTOP
    void continueOsd(); // SIGCONT
    void killMonitor();
    // What `rados ls` finds in all namespaces of the pool.
    [[nodiscard]] QString objects() const;

private:
    [[nodiscard]] QString path(const QString& name) const;
    QString run(const QString& program, const QStringList& arguments) const;
    void writeConf(int port, const QString& id) const;

    QTemporaryDir m_folder;
    QProcess m_monitor;
    QProcess m_osd;
};

} // namespace breakeven
