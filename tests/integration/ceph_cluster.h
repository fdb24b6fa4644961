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
    enum class Access {
        Open, // whoever asks
        Keys, // cephx: users with keys and capabilities
    };

    // Why a cluster can't be started here (no packages); empty if it can.
    [[nodiscard]] static QString missing();

    explicit CephCluster(Access access = Access::Open);
    ~CephCluster();

    // Empty if the cluster takes writes; else what went wrong.
    [[nodiscard]] QString start();

    [[nodiscard]] QString conf() const;

    // The keyring of a new user `name` with these capabilities on monitors and OSDs (none where empty); an
    // empty path where the cluster refuses.
    [[nodiscard]] QString keyringOf(const QString& name, const QString& monitors, const QString& osds) const;
    // One with a key for `name` that the cluster has never seen.
    [[nodiscard]] QString inventedKeyring(const QString& name) const;

    void killOsd();
    void stopOsd();     // SIGSTOP
    void continueOsd(); // SIGCONT
    void killMonitor();
    void stopMonitor();
    void continueMonitor();
    // What `rados ls` finds in all namespaces of the pool.
    [[nodiscard]] QString objects() const;

private:
    [[nodiscard]] QString path(const QString& name) const;
    QString run(const QString& program, const QStringList& arguments) const;
    void writeConf(int port, const QString& id) const;
    [[nodiscard]] QString makeKeyrings() const;
    [[nodiscard]] QStringList client() const;

    Access m_access;
    QTemporaryDir m_folder;
    QProcess m_monitor;
    QProcess m_osd;
};

} // namespace breakeven
