// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/machine/affinity.h"
#include "core/machine/awake_cores.h"
#include "core/machine/placement.h"
#include "tests/core/machine/spinners.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <map>
#include <numeric>
#include <sched.h>
#include <set>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// A thread that sleeps until this ends.
class SleepingThread
{
public:
    SleepingThread()
        : m_thread([this](const std::stop_token& stop) {
            m_id = gettid();
            m_id.notify_all();
            while (!stop.stop_requested())
                std::this_thread::sleep_for(1ms);
        })
    {
        m_id.wait(0);
    }

    [[nodiscard]] pid_t id() const { return m_id; }

private:
    std::atomic<pid_t> m_id{0};
    std::jthread m_thread;
};

// The calling thread's cores as they were before, whatever a test does to them.
class KeptAffinity
{
public:
    KeptAffinity() : m_cores(coresOf().value()) {}
    ~KeptAffinity() { keepOn(m_cores); }
    KeptAffinity(const KeptAffinity&) = delete;
    KeptAffinity& operator=(const KeptAffinity&) = delete;

    [[nodiscard]] const std::vector<int>& cores() const { return m_cores; }

private:
    std::vector<int> m_cores;
};

bool allAre(const std::set<pid_t>& processes, char state)
{
    return std::all_of(processes.begin(), processes.end(),
                       [state](pid_t process) { return stateOf(process).state == state; });
}

std::vector<pid_t> numbers(int count)
{
    std::vector<pid_t> result(static_cast<std::size_t>(count));
    std::iota(result.begin(), result.end(), 1);
    return result;
}

} // namespace

class TestMachine : public QObject
{
    Q_OBJECT

private slots:
    void workersAreSpreadAsEvenlyAsTheCoresAllow_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("cores");
        QTest::newRow("fewer than cores") << 3 << 8;
        QTest::newRow("as many") << 4 << 4;
        QTest::newRow("six on two") << 6 << 2;
        QTest::newRow("some more") << 6 << 4;
        QTest::newRow("one") << 1 << 2;
    }

    void workersAreSpreadAsEvenlyAsTheCoresAllow()
    {
        QFETCH(int, workers);
        QFETCH(int, cores);
        const std::vector<int> numbersOfCores = numbers(cores);
        const std::vector<PlacedThreads> groups{{.threads = numbers(workers)}};
        std::mt19937_64 random(1);
        constexpr int draws = 4000;
        std::map<int, int> onCore;
        for (int draw = 0; draw < draws; ++draw) {
            std::map<int, int> now;
            const Placement placement = Placement::draw(groups, numbersOfCores, random);
            QCOMPARE(std::ssize(placement.places), workers);
            for (const auto& [thread, core] : placement.places)
                ++now[core];
            for (const auto& [core, count] : now) {
                QVERIFY(count >= workers / cores);
                QVERIFY(count <= (workers + cores - 1) / cores);
                onCore[core] += count;
            }
        }
        QCOMPARE(std::ssize(onCore), cores);
        const double fair = static_cast<double>(draws) * workers / cores;
        for (const auto& [core, count] : onCore)
            QVERIFY2(
                std::abs(count - fair) < 5 * std::sqrt(fair),
                qPrintable(QStringLiteral("core %1 came %2 times of %3").arg(core).arg(count).arg(fair)));
    }

    void groupsAreDrawnIndependently()
    {
        const std::vector<PlacedThreads> groups{{.threads = {1}},
                                                {.threads = {2, 3, 4}, .lie = PlacedThreads::Lie::Together}};
        const std::vector<int> cores{0, 1};
        std::mt19937_64 random(1);
        std::map<std::pair<int, int>, int> seen;
        for (int draw = 0; draw < 4000; ++draw) {
            const auto places = Placement::draw(groups, cores, random).places;
            QCOMPARE(places[1].core, places[2].core);
            QCOMPARE(places[1].core, places[3].core);
            ++seen[{places[0].core, places[1].core}];
        }
        QCOMPARE(seen.size(), std::size_t(4));
        for (const auto& [pair, count] : seen)
            QVERIFY2(std::abs(count - 1000) < 150, qPrintable(QString::number(count)));
    }

    void theSameSeedDrawsTheSame()
    {
        const std::vector<PlacedThreads> groups{{.threads = numbers(5)}};
        const std::vector<int> cores{0, 1, 2};
        std::mt19937_64 one(7);
        std::mt19937_64 other(7);
        for (int draw = 0; draw < 10; ++draw)
            QCOMPARE(Placement::draw(groups, cores, one).places,
                     Placement::draw(groups, cores, other).places);
    }

    void oneCoreLeavesNothingToDraw()
    {
        const std::vector<PlacedThreads> groups{{.threads = numbers(5)}};
        const std::vector<int> one{3};
        std::mt19937_64 random(1);
        QVERIFY(Placement::draw(groups, one, random).places.empty());
        QVERIFY(!canPlaceOn(one));
    }

    void aPlacementHoldsAndLetsGo()
    {
        const KeptAffinity kept;
        if (kept.cores().size() < 2)
            QSKIP("one core leaves no choice");
        const int core = kept.cores().back();
        const SleepingThread thread;
        {
            const HeldPlacement held(Placement{{{thread.id(), core}, {gettid(), core}}});
            QCOMPARE(coresOf(thread.id()).value(), std::vector{core});
            QCOMPARE(coresOf().value(), std::vector{core});
            QCOMPARE(sched_getcpu(), core);
        }
        QCOMPARE(coresOf(thread.id()).value(), kept.cores());
        QCOMPARE(coresOf().value(), kept.cores());
    }

    void whatAHeldThreadStartsIsLetGoWithIt()
    {
        const KeptAffinity kept;
        if (kept.cores().size() < 2)
            QSKIP("one core leaves no choice");
        const SleepingThread before;
        std::unique_ptr<SleepingThread> meanwhile;
        keepOn({&kept.cores().front(), 1}, before.id()); // somebody's own choice
        {
            const HeldPlacement held(Placement{{{gettid(), kept.cores().back()}}});
            meanwhile = std::make_unique<SleepingThread>();
            QCOMPARE(coresOf(meanwhile->id()).value(), std::vector{kept.cores().back()});
        }
        QCOMPARE(coresOf(meanwhile->id()).value(), kept.cores());
        QCOMPARE(coresOf(before.id()).value(), std::vector{kept.cores().front()});
    }

    void aThreadIsNotMovedToACoreThatIsNotItsOwn()
    {
        const KeptAffinity kept;
        if (kept.cores().size() < 2)
            QSKIP("one core leaves no choice");
        const SleepingThread thread;
        const std::vector own{kept.cores().front()};
        keepOn(own, thread.id());
        {
            const HeldPlacement held(Placement{{{thread.id(), kept.cores().back()}}});
            QCOMPARE(coresOf(thread.id()).value(), own);
        }
        QCOMPARE(coresOf(thread.id()).value(), own);
    }

    void aThreadThatEndsMeanwhileIsNoMatter()
    {
        const KeptAffinity kept;
        auto thread = std::make_unique<SleepingThread>();
        const pid_t id = thread->id();
        const HeldPlacement held(Placement{{{id, kept.cores().back()}}});
        thread.reset();
        const HeldPlacement later(Placement{{{id, kept.cores().back()}}});
        QTRY_VERIFY(!coresOf(id).ok());
    }

    void coresAreKeptAwakeBySpinnersThatSleepBetweenSpells()
    {
        const KeptAffinity kept;
        {
            const auto cores = AwakeCores::makeSpinning();
            QVERIFY(cores.ok());
            const std::set<pid_t> found = spinners();
            QCOMPARE(found.size(), kept.cores().size());
            std::set<int> guarded;
            for (const pid_t spinner : found) {
                QCOMPARE(coresOf(spinner).value().size(), std::size_t(1));
                guarded.insert(coresOf(spinner).value().front());
            }
            QCOMPARE(std::vector<int>(guarded.begin(), guarded.end()), kept.cores());
            for (int spell = 0; spell < 3; ++spell) {
                QTRY_VERIFY_WITH_TIMEOUT(allAre(found, 'S'), 60'000);
                const auto awake = cores.value()->keepAwake();
                QTRY_VERIFY_WITH_TIMEOUT(allAre(found, 'R'), 60'000);
            }
        }
        QVERIFY(childrenOf(getpid()).empty());
    }

    void theKernelIsAskedWhereItListens()
    {
        const auto cores = AwakeCores::make();
        QVERIFY(cores.ok());
        if (!spinners().empty())
            QSKIP("the kernel can't be asked here, or not by us");
        const auto asked = [] {
            const QDir files(QStringLiteral("/proc/self/fd"));
            const QStringList names = files.entryList(QDir::Files | QDir::System);
            return std::any_of(names.begin(), names.end(), [&files](const QString& name) {
                return QFile::symLinkTarget(files.filePath(name)) == QLatin1String("/dev/cpu_dma_latency");
            });
        };
        QVERIFY(!asked());
        {
            const auto awake = cores.value()->keepAwake();
            QVERIFY(asked());
        }
        QVERIFY(!asked());
    }

    void spinnersAreOfASessionThatYieldsToOthers()
    {
        const auto cores = AwakeCores::makeSpinning();
        QVERIFY(cores.ok());
        const pid_t one = *spinners().begin();
        QVERIFY(getsid(one) != getsid(0));
        QFile file(QStringLiteral("/proc/%1/autogroup").arg(one));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the kernel doesn't tell sessions apart");
        QVERIFY(file.readAll().trimmed().endsWith("nice 19"));
    }

    void spinnersEndWithWhoeverMadeThem()
    {
        const pid_t maker = fork();
        if (maker == 0) {
            const auto cores = AwakeCores::makeSpinning();
            if (!cores.ok())
                _exit(1);
            const auto awake = cores.value()->keepAwake();
            pause();
        }
        std::set<pid_t> all;
        const auto ofMaker = [&] {
            all = childrenOf(maker);
            for (const pid_t leader : childrenOf(maker))
                all.merge(childrenOf(leader));
            return all.size();
        };
        QTRY_COMPARE(ofMaker(), coresOf().value().size() + 1);
        kill(maker, SIGKILL);
        waitpid(maker, nullptr, 0);
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(all.begin(), all.end(),
                                             [](pid_t process) {
                                                 const char state = stateOf(process).state;
                                                 return state == 0 || state == 'Z' || state == 'X';
                                             }),
                                 60'000);
    }

    void onlyCoresOfOnesOwnAreKeptAwake()
    {
        const KeptAffinity kept;
        const std::vector own{kept.cores().back()};
        QVERIFY(keepOn(own));
        {
            const auto cores = AwakeCores::makeSpinning();
            QVERIFY(cores.ok());
            const std::set<pid_t> found = spinners();
            QCOMPARE(found.size(), std::size_t(1));
            QCOMPARE(coresOf(*found.begin()).value(), own);
        }
        QVERIFY(childrenOf(getpid()).empty());
    }

    void aThreadThatIsNotThereHasNoCores()
    {
        QCOMPARE(coresOf(0x3fffffff).error().code, Error::Code::NotFound);
        QVERIFY(threadsOf(0x3fffffff).empty());
    }
};

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"
