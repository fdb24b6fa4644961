// SPDX-License-Identifier: GPL-3.0-or-later

// What sessions tell of their calls.

#include "core/backends/backend_factory.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

using Calls = std::vector<BlockingCall>;

class Recorder final : public CallObserver
{
public:
    void before(BlockingCall call) override
    {
        nests = nests || isInside;
        isInside = true;
        calls.push_back(call);
    }
    void after() override
    {
        isInside = false;
        errno = 0; // an observer may do anything
    }

    Calls calls;
    bool isInside = false;
    bool nests = false;
};

Target fileTarget(const QTemporaryDir& folder)
{
    return {.name = QStringLiteral("file"), .backend = FileTarget{.folder = folder.path()}, .network = {}};
}

} // namespace

class TestObservedCalls : public QObject
{
    Q_OBJECT

private slots:
    void aFilesCallsAreToldOneByOne()
    {
        const QTemporaryDir folder;
        const auto backend = std::move(makeBackend(fileTarget(folder), QStringLiteral("test"))).value();
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(1).ok());
        const auto session = std::move(backend->openSession()).value();
        Recorder recorder;
        QVERIFY(session->setCallObserver(&recorder));

        std::vector<std::byte> read;
        const auto missing = session->read(0, read);
        QVERIFY(missing.ok()); // errno is kept through the observer
        QCOMPARE(missing.value(), Lookup::Missing);
        QVERIFY(recorder.calls == Calls{BlockingCall::Open});

        recorder.calls.clear();
        QVERIFY(session->write(0, std::vector<std::byte>(1600)).ok());
        QVERIFY((recorder.calls == Calls{BlockingCall::Create, BlockingCall::Write, BlockingCall::Close,
                                         BlockingCall::Rename}));

        recorder.calls.clear();
        QVERIFY(session->read(0, read).ok());
        QCOMPARE(read.size(), std::size_t{1600});
        QVERIFY((recorder.calls ==
                 Calls{BlockingCall::Open, BlockingCall::Read, BlockingCall::Read, BlockingCall::Close}));

        recorder.calls.clear();
        QVERIFY(backend->setNetwork({.rtt = 1ms}).ok());
        QVERIFY(session->write(0, std::vector<std::byte>(1600)).ok());
        QVERIFY((recorder.calls == Calls{BlockingCall::Wait, BlockingCall::Create, BlockingCall::Write,
                                         BlockingCall::Wait, BlockingCall::Close, BlockingCall::Wait,
                                         BlockingCall::Rename}));
        QVERIFY(!recorder.nests);
        QVERIFY(!recorder.isInside);

        session->setCallObserver(nullptr);
        recorder.calls.clear();
        QVERIFY(session->read(0, read).ok());
        QVERIFY(recorder.calls.empty());
    }

    void aRedisCommandsCallsAreToldOneByOne()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty())
            QSKIP("no redis-server: apt-get install redis-server");
        const Target target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}};
        const auto backend = std::move(makeBackend(target, QStringLiteral("test"))).value();
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(1).ok());
        const auto session = std::move(backend->openSession()).value();
        Recorder recorder;
        QVERIFY(session->setCallObserver(&recorder));
        const Calls command{BlockingCall::Send, BlockingCall::Receive};
        QVERIFY(session->write(0, std::vector<std::byte>(1600)).ok());
        QVERIFY(recorder.calls == command);

        recorder.calls.clear();
        std::vector<std::byte> read;
        QVERIFY(session->read(0, read).ok());
        QCOMPARE(read.size(), std::size_t{1600});
        QVERIFY(recorder.calls == command);

        recorder.calls.clear();
        QVERIFY(backend->setNetwork({.rtt = 1ms}).ok()); // another connection
        QVERIFY(session->read(0, read).ok());
        QVERIFY(recorder.calls == command);
        QVERIFY(!recorder.nests);
    }
};

QTEST_GUILESS_MAIN(TestObservedCalls)
#include "tst_observed_calls.moc"
