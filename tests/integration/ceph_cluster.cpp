// SPDX-License-Identifier: GPL-3.0-or-later
#include "ceph_cluster.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace breakeven {

namespace {

constexpr int patience = 30'000; // ms

// Free at this moment: the monitor must know its port before it starts.
int freePort()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool known = ::bind(listener, generic, size) == 0 && ::getsockname(listener, generic, &size) == 0;
    ::close(listener);
    return known ? ntohs(address.sin_port) : 0;
}

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
    for (const char* program : {"ceph-mon", "ceph-osd", "monmaptool", "ceph", "rados"})
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("no %1 here: apt-get install ceph-mon ceph-osd ceph-common")
                .arg(QLatin1String(program));
    return {};
}

CephCluster::CephCluster()
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
    const QString text = QStringLiteral(R"([global]
fsid = %1
mon host = v2:127.0.0.1:%2
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr1 = false
auth cluster required = none
auth service required = none
auth client required = none
run dir = %3/run
admin socket = %3/run/$name.asok
pid file = %3/run/$name.pid
log file = %3/log/$name.log
crash dir = %3/run
keyring = /dev/null
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
                             .arg(id, QString::number(port), m_folder.path());
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
    writeConf(port, id);

    QString error = run(QStringLiteral("monmaptool"),
                        {QStringLiteral("--create"), QStringLiteral("--fsid"), id, QStringLiteral("--addv"),
                         QStringLiteral("a"), QStringLiteral("[v2:127.0.0.1:%1]").arg(port), map});
    if (error.isEmpty())
        error = run(QStringLiteral("ceph-mon"),
                    {QStringLiteral("-i"), QStringLiteral("a"), QStringLiteral("-c"), conf(),
                     QStringLiteral("--mkfs"), QStringLiteral("--monmap"), map});
    if (!error.isEmpty())
        return error;
    m_monitor.setProcessChannelMode(QProcess::MergedChannels);
    m_monitor.start(QStringLiteral("ceph-mon"), {QStringLiteral("-i"), QStringLiteral("a"),
                                                 QStringLiteral("-c"), conf(), QStringLiteral("-f")});

    const QStringList client{QStringLiteral("-c"), conf(), QStringLiteral("--connect-timeout"),
                             QStringLiteral("20")};
    error = run(QStringLiteral("ceph"),
                client + QStringList{QStringLiteral("osd"), QStringLiteral("new"), osdId});
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
                client + QStringList{QStringLiteral("osd"), QStringLiteral("pool"), QStringLiteral("create"),
                                     QStringLiteral("bench"), QStringLiteral("8"), QStringLiteral("8"),
                                     QStringLiteral("replicated")});
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

void CephCluster::killOsd()
{
    m_osd.kill();
    m_osd.waitForFinished();
}

void CephCluster::stopOsd()
{
    signalTo(m_osd, SIGSTOP);
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
