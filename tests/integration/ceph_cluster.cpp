// SPDX-License-Identifier: GPL-3.0-or-later
#include "ceph_cluster.h"

#include "free_port.h"
#include "stopped_process.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace breakeven {

namespace {

constexpr int patience = 30'000; // ms

void endWithTest(QProcess& process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

void signalTo(const QProcess& process, int number)
{
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), number);
}

} // namespace

QString CephCluster::missing()
{
    for (const char* program : {"ceph-mon", "ceph-osd", "ceph-authtool", "monmaptool", "ceph", "rados"})
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("no %1 here: apt-get install ceph-mon ceph-osd ceph-common")
                .arg(QLatin1String(program));
    return {};
}

CephCluster::CephCluster(Access access) : m_access(access)
{
    for (const char* folder : {"mon", "osd", "run", "log"})
        QDir(m_folder.path()).mkdir(QLatin1String(folder));
    endWithTest(m_monitor);
    endWithTest(m_osd);
}

CephCluster::~CephCluster()
{
    for (QProcess* process : {&m_osd, &m_monitor}) {
        process->kill();
        process->waitForFinished();
    }
}

QString CephCluster::path(const QString& name) const
{
    return m_folder.filePath(name);
}

QString CephCluster::conf() const
{
    return path(QStringLiteral("ceph.conf"));
}

QString CephCluster::run(const QString& program, const QStringList& arguments) const
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(patience))
        return program + QStringLiteral(" did not end");
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return program + QStringLiteral(": ") + QString::fromLocal8Bit(process.readAllStandardError());
}

void CephCluster::writeConf(int port, const QString& id) const
{
    // The two paxos lines bring the start from 6.5 s to under one; no manager is needed.
    const QString text =
        QStringLiteral(R"([global]
fsid = %1
mon host = v2:127.0.0.1:%2
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr1 = false
auth cluster required = %4
auth service required = %4
auth client required = %4
run dir = %3/run
admin socket = %3/run/$name.asok
pid file = %3/run/$name.pid
log file = %3/log/$name.log
crash dir = %3/run
keyring = %5
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon initial members = a
paxos propose interval = 0.05
paxos min wait = 0.02
[client]
admin socket =
objecter tick interval = 0.5
log file =
pid file =
log to stderr = false
[mon]
mon data = %3/mon
mon cluster log file = %3/log/cluster.log
mon data avail crit = 1
mon data avail warn = 2
mon warn on pool no redundancy = false
[osd]
osd data = %3/osd
osd objectstore = memstore
osd class dir = /usr/lib/x86_64-linux-gnu/rados-classes
memstore device bytes = 1073741824
osd op num shards = 2
osd numa auto affinity = false
)")
            .arg(id, QString::number(port), m_folder.path(),
                 m_access == Access::Keys ? QStringLiteral("cephx") : QStringLiteral("none"),
                 m_access == Access::Keys ? path(QStringLiteral("keyring")) : QStringLiteral("/dev/null"));
    QFile file(conf());
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
}

QString CephCluster::start()
{
    const int port = freePort();
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString osdId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString map = path(QStringLiteral("monmap"));
    const QString keyring =
        m_access == Access::Keys ? path(QStringLiteral("keyring")) : QStringLiteral("/dev/null");
    writeConf(port, id);

    QString error = makeKeyrings();
    if (error.isEmpty())
        error = run(QStringLiteral("monmaptool"),
                    {QStringLiteral("--create"), QStringLiteral("--fsid"), id, QStringLiteral("--addv"),
                     QStringLiteral("a"), QStringLiteral("[v2:127.0.0.1:%1]").arg(port), map});
    if (error.isEmpty())
        error =
            run(QStringLiteral("ceph-mon"), {QStringLiteral("-i"), QStringLiteral("a"), QStringLiteral("-c"),
                                             conf(), QStringLiteral("--mkfs"), QStringLiteral("--monmap"),
                                             map, QStringLiteral("--keyring"), keyring});
    if (!error.isEmpty())
        return error;
    m_monitor.setProcessChannelMode(QProcess::MergedChannels);
    m_monitor.start(QStringLiteral("ceph-mon"), {QStringLiteral("-i"), QStringLiteral("a"),
                                                 QStringLiteral("-c"), conf(), QStringLiteral("-f")});

    error = run(QStringLiteral("ceph"),
                client() + QStringList{QStringLiteral("osd"), QStringLiteral("new"), osdId});
    if (error.isEmpty())
        error = run(QStringLiteral("ceph-osd"),
                    {QStringLiteral("-i"), QStringLiteral("0"), QStringLiteral("-c"), conf(),
                     QStringLiteral("--mkfs"), QStringLiteral("--osd-uuid"), osdId});
    if (!error.isEmpty())
        return error;
    m_osd.setProcessChannelMode(QProcess::MergedChannels);
    m_osd.start(QStringLiteral("ceph-osd"), {QStringLiteral("-i"), QStringLiteral("0"), QStringLiteral("-c"),
                                             conf(), QStringLiteral("-f")});

    error = run(QStringLiteral("ceph"),
                client() + QStringList{QStringLiteral("osd"), QStringLiteral("pool"),
                                       QStringLiteral("create"), QStringLiteral("bench"), QStringLiteral("8"),
                                       QStringLiteral("8"), QStringLiteral("replicated")});
    // A first write that returns is the only honest sign of readiness: it waits for the placement group.
    const QStringList ready{QStringLiteral("-c"), conf(), QStringLiteral("-p"), QStringLiteral("bench")};
    if (error.isEmpty())
        error =
            run(QStringLiteral("rados"), ready + QStringList{QStringLiteral("put"), QStringLiteral("ready"),
                                                             QStringLiteral("/dev/null")});
    if (error.isEmpty())
        error =
            run(QStringLiteral("rados"), ready + QStringList{QStringLiteral("rm"), QStringLiteral("ready")});
    return error;
}

QStringList CephCluster::client() const
{
    return {QStringLiteral("-c"), conf(), QStringLiteral("--connect-timeout"), QStringLiteral("20")};
}

// One file with the keys of the monitors, the administrator and the OSD, which each finds its own in.
QString CephCluster::makeKeyrings() const
{
    if (m_access == Access::Open)
        return {};
    struct Key
    {
        const char* file;
        const char* name;
        QStringList capabilities;
    };
    const QString mon = QStringLiteral("mon");
    const QString osd = QStringLiteral("osd");
    const QString all = QStringLiteral("allow *");
    const QString profile = QStringLiteral("allow profile osd");
    const QString cap = QStringLiteral("--cap");
    for (const Key& key : {Key{"keyring", "mon.", {cap, mon, all}},
                           Key{"keyring.admin", "client.admin", {cap, mon, all, cap, osd, all}},
                           Key{"keyring.osd", "osd.0", {cap, mon, profile, cap, osd, all}}}) {
        QString error =
            run(QStringLiteral("ceph-authtool"),
                QStringList{QStringLiteral("--create-keyring"), path(QLatin1String(key.file)),
                            QStringLiteral("--gen-key"), QStringLiteral("-n"), QLatin1String(key.name)} +
                    key.capabilities);
        if (error.isEmpty() && QLatin1String(key.name) != QLatin1String("mon."))
            error = run(QStringLiteral("ceph-authtool"),
                        {path(QStringLiteral("keyring")), QStringLiteral("--import-keyring"),
                         path(QLatin1String(key.file))});
        if (!error.isEmpty())
            return error;
    }
    return {};
}

QString CephCluster::keyringOf(const QString& name, const QString& monitors, const QString& osds) const
{
    const QString file = path(QStringLiteral("keyring.") + name);
    QStringList words = client() + QStringList{QStringLiteral("auth"), QStringLiteral("get-or-create"),
                                               QStringLiteral("client.") + name};
    if (!monitors.isEmpty())
        words += {QStringLiteral("mon"), monitors};
    if (!osds.isEmpty())
        words += {QStringLiteral("osd"), osds};
    const QString error = run(QStringLiteral("ceph"), words + QStringList{QStringLiteral("-o"), file});
    return error.isEmpty() ? file : QString();
}

QString CephCluster::inventedKeyring(const QString& name) const
{
    const QString file = path(QStringLiteral("invented.") + name);
    const QString error = run(QStringLiteral("ceph-authtool"),
                              {QStringLiteral("--create-keyring"), file, QStringLiteral("--gen-key"),
                               QStringLiteral("-n"), QStringLiteral("client.") + name});
    return error.isEmpty() ? file : QString();
}

void CephCluster::killOsd()
{
    m_osd.kill();
    m_osd.waitForFinished();
}

void CephCluster::stopOsd()
{
    stopProcess(m_osd.processId());
}

void CephCluster::continueOsd()
{
    signalTo(m_osd, SIGCONT);
}

void CephCluster::killMonitor()
{
    m_monitor.kill();
    m_monitor.waitForFinished();
}

void CephCluster::stopMonitor()
{
    stopProcess(m_monitor.processId());
}

void CephCluster::continueMonitor()
{
    signalTo(m_monitor, SIGCONT);
}

QString CephCluster::objects() const
{
    QProcess process;
    process.start(QStringLiteral("rados"),
                  {QStringLiteral("-c"), conf(), QStringLiteral("-p"), QStringLiteral("bench"),
                   QStringLiteral("--all"), QStringLiteral("ls")});
    process.waitForFinished(patience);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace breakeven
