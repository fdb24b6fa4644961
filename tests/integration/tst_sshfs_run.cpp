// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/experiment/measured_target.h"
#include "tests/integration/ssh_test_server.h"

#include <QDir>

#include <sys/mount.h>

using namespace breakeven;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(breakeven::RuntimeKind)

namespace {

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

template <typename T>
QString sentenceOf(const Result<T>& result)
{
    return result.ok() ? QString() : codedText(result.error());
}

} // namespace

// A remote folder under each runtime, block by block.
class TestSshfsRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
        m_server = std::make_unique<SshTestServer>();
        QVERIFY(m_server->isStarted());
        const Status trusted = trustHostKey(m_server->target(), m_server->fingerprint());
        QVERIFY2(trusted.ok(), qPrintable(sentenceOf(trusted)));
    }

    void cleanupTestCase() { m_server.reset(); }

    void aMountThatIsLostBetweenTwoBlocksIsRenewedOrFailsThePoint_data()
    {
        QTest::addColumn<RuntimeKind>("runtime");
        QTest::addColumn<bool>("isCovered");
        QTest::newRow("native, mount gone") << RuntimeKind::Native << false;
        QTest::newRow("CPython, mount gone") << RuntimeKind::CPython << false;
        QTest::newRow("native, local folder over it") << RuntimeKind::Native << true;
        QTest::newRow("CPython, local folder over it") << RuntimeKind::CPython << true;
    }

    void aMountThatIsLostBetweenTwoBlocksIsRenewedOrFailsThePoint()
    {
        QFETCH(const RuntimeKind, runtime);
        QFETCH(const bool, isCovered);
        if (isCovered && ::geteuid() != 0)
            QSKIP("mounting needs root");
        Target target;
        target.name = QStringLiteral("remote");
        target.backend = m_server->target();
        Plan plan;
        plan.targets = {target};
        plan.runtimes = {runtime};
        plan.arms = armsOfThreads({1, 2});
        plan.axis = {.kind = AxisKind::RttUs, .values = {0}};
        auto opened = MeasuredTarget::open(plan, target, runtime, QStringLiteral("run-1"), {});
        if (!opened.ok() && opened.error().code == Error::Code::NotInstalled)
            QSKIP(qPrintable(sentenceOf(opened)));
        QVERIFY2(opened.ok(), qPrintable(sentenceOf(opened)));
        MeasuredTarget& measured = *opened.value();
        const Schedule::Visit visit{
            .point = {.target = target.name, .runtime = runtime, .axis = AxisKind::RttUs, .value = 0},
            .block = 0,
            .order = {0, 1}};
        const auto first = measured.measure(visit, {});
        QVERIFY2(first.ok(), qPrintable(sentenceOf(first)));

        const QString mountPoint =
            m_runtime.filePath(entriesOf(m_runtime.path()).first()) + QLatin1String("/mnt");
        const QByteArray path = QFile::encodeName(mountPoint);
        const QByteArray run = QFile::encodeName(entriesOf(mountPoint).first());
        if (isCovered) { // with a folder of the same name, that whoever goes by path would take
            QCOMPARE(::mount("breakeven-test", path.constData(), "tmpfs", 0, "size=1m"), 0);
            QVERIFY(
                QDir().mkpath(mountPoint + QLatin1Char('/') + QFile::decodeName(run) + QLatin1String("/hm")));
        } else {
            QCOMPARE(QProcess::execute(QStringLiteral("fusermount3"), {QStringLiteral("-uz"), mountPoint}),
                     0);
        }
        const auto second = measured.measure(visit, {});
        const QStringList local =
            entriesOf(mountPoint + QLatin1Char('/') + QFile::decodeName(run) + QLatin1String("/hm"));
        const QStringList below = entriesOf(mountPoint);
        if (isCovered)
            QCOMPARE(::umount(path.constData()), 0);
        if (isCovered) { // what lies on top is somebody else's, and is left alone
            QVERIFY(!second.ok());
            QVERIFY2(second.error().code == Error::Code::ConnectionLost, qPrintable(sentenceOf(second)));
        } else {
            QVERIFY2(second.ok(), qPrintable(sentenceOf(second)));
            QCOMPARE(second.value().renewed, 1);
        }
        QCOMPARE(local, QStringList());
        QCOMPARE(below.size(), isCovered ? 1 : 0);

        const auto third = measured.measure(visit, {});
        QVERIFY2(third.ok(), qPrintable(sentenceOf(third)));
        const Status closed = measured.close({});
        QVERIFY2(closed.ok(), qPrintable(sentenceOf(closed)));
        QCOMPARE(entriesOf(m_server->served()), QStringList());
        QCOMPARE(entriesOf(m_runtime.path()), QStringList());
    }

private:
    QTemporaryDir m_data;
    QTemporaryDir m_runtime;
    std::unique_ptr<SshTestServer> m_server;
};

QTEST_GUILESS_MAIN(TestSshfsRun)
#include "tst_sshfs_run.moc"
