// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/machine/awake_cores.h"

#include "core/machine/affinity.h"

#include <QFile>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <linux/futex.h>
#include <new>
#include <sched.h>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// The nice value of a session is taken from an unprivileged process every tenth of a second only.
constexpr int mostTries = 20;
constexpr timespec betweenTries{.tv_sec = 0, .tv_nsec = 50'000'000};

// Whoever takes the core from a spinner for so long computes and keeps it awake himself: the spinner sleeps a
// while instead of coming back for the share that even the lowest priority has.
constexpr auto longTaken = std::chrono::milliseconds(3);
constexpr timespec nap{.tv_sec = 0, .tv_nsec = 10'000'000};

constexpr auto longestStart = std::chrono::seconds(5);

// A value that processes wait on.
class SharedWord
{
public:
    [[nodiscard]] std::uint32_t get() const { return m_value.load(std::memory_order_relaxed); }

    void set(std::uint32_t value)
    {
        m_value.store(value, std::memory_order_relaxed);
        syscall(SYS_futex, &m_value, FUTEX_WAKE, INT32_MAX, nullptr, nullptr, 0);
    }

    // Returns when it is no longer `value`, or for no reason, or after `atMost`, null: ever.
    void wait(std::uint32_t value, const timespec* atMost = nullptr)
    {
        syscall(SYS_futex, &m_value, FUTEX_WAIT, value, atMost, nullptr, 0);
    }

private:
    std::atomic<std::uint32_t> m_value{0};
    static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));
};

enum State : std::uint32_t { Asleep, Awake, Ended };
enum Start : std::uint32_t { UnderWay, Ready, Failed };

// Leaves more of the core to its other hyper-thread.
void relax()
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

// Whether the kernel chooses among ways to be idle, of which it takes the one without latency where that is
// asked for; without a driver it halts the core all the same.
bool choosesHowToIdle()
{
    QFile driver(QStringLiteral("/sys/devices/system/cpu/cpuidle/current_driver"));
    if (!driver.open(QIODevice::ReadOnly))
        return false;
    const QByteArray name = driver.readAll().trimmed();
    return !name.isEmpty() && name != "none";
}

// Open for nobody but root, mostly.
FileDescriptor requestNoLatency()
{
    FileDescriptor request(::open("/dev/cpu_dma_latency", O_WRONLY | O_CLOEXEC));
    const std::int32_t microseconds = 0;
    if (request.isOpen() && ::write(request.number(), &microseconds, sizeof microseconds) < 0)
        request = {};
    return request;
}

} // namespace

struct AwakeCores::Shared
{
    SharedWord state;
    SharedWord start;

    [[noreturn]] void lead(const std::vector<int>& cores, pid_t parent);
    [[noreturn]] void spin(pid_t parent);
};

namespace {

// From here on in children of a process with several threads: nothing but calls of the system.

void dieWith(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
}

bool runOnlyWhenNobodyElseWants(pid_t process, int core)
{
    cpu_set_t mask;
    CPU_ZERO(&mask);
    CPU_SET(core, &mask);
    const sched_param none{};
    return sched_setaffinity(process, sizeof mask, &mask) == 0 &&
           sched_setscheduler(process, SCHED_IDLE, &none) == 0;
}

// False where the kernel tells sessions apart and this one stays as good as any.
bool humbleThisSession()
{
    const int file = ::open("/proc/self/autogroup", O_WRONLY);
    if (file < 0)
        return errno == ENOENT;
    for (int tried = 0; tried < mostTries; ++tried) {
        if (::write(file, "19", 2) == 2)
            return true;
        if (errno != EAGAIN)
            return false;
        nanosleep(&betweenTries, nullptr);
    }
    return false;
}

} // namespace

void AwakeCores::Shared::lead(const std::vector<int>& cores, pid_t parent)
{
    dieWith(parent);
    setsid();
    syscall(SYS_close_range, 0U, ~0U, 0U); // they'd keep others' pipes and sockets open
    bool isHarmless = humbleThisSession();
    const pid_t self = getpid();
    for (const int core : cores) {
        const pid_t spinner = fork();
        if (spinner == 0)
            spin(self);
        isHarmless = isHarmless && spinner > 0 && runOnlyWhenNobodyElseWants(spinner, core);
    }
    start.set(isHarmless ? Ready : Failed);
    while (waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
    }
    _exit(0);
}

void AwakeCores::Shared::spin(pid_t parent)
{
    dieWith(parent);
    for (;;) {
        while (state.get() == Asleep)
            state.wait(Asleep);
        auto before = Clock::now();
        while (state.get() == Awake) {
            relax();
            auto now = Clock::now();
            if (now - before > longTaken) {
                state.wait(Awake, &nap);
                now = Clock::now();
            }
            before = now;
        }
        if (state.get() == Ended)
            _exit(0);
    }
}

void AwakeCores::Unmapping::operator()(Shared* shared) const noexcept
{
    munmap(shared, sizeof(Shared));
}

AwakeCores::Spell::~Spell()
{
    if (m_cores == nullptr)
        return;
    m_cores->m_latencyRequest = {};
    if (m_cores->m_shared)
        m_cores->m_shared->state.set(Asleep);
}

Result<std::unique_ptr<AwakeCores>> AwakeCores::make()
{
    if (choosesHowToIdle() && requestNoLatency().isOpen())
        return std::unique_ptr<AwakeCores>(new AwakeCores);
    return makeSpinning();
}

Result<std::unique_ptr<AwakeCores>> AwakeCores::makeSpinning()
{
    const auto cores = coresOf();
    if (!cores.ok())
        return cores.error();
    std::unique_ptr<AwakeCores> made(new AwakeCores);
    if (const Status started = made->start(cores.value()); !started.ok())
        return started.error();
    return made;
}

AwakeCores::~AwakeCores()
{
    if (m_leader <= 0)
        return;
    m_shared->state.set(Ended);
    while (waitpid(m_leader, nullptr, 0) < 0 && errno == EINTR) {
    }
}

AwakeCores::Spell AwakeCores::keepAwake()
{
    if (m_shared)
        m_shared->state.set(Awake);
    else
        m_latencyRequest = requestNoLatency();
    return Spell(*this);
}

Status AwakeCores::start(const std::vector<int>& cores)
{
    const Error impossible{Error::Code::Unsupported, QStringLiteral("SCHED_IDLE"), {}};
    void* page = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return impossible;
    m_shared.reset(new (page) Shared);
    const pid_t self = getpid();
    m_leader = fork();
    if (m_leader == 0)
        m_shared->lead(cores, self);
    if (m_leader < 0)
        return impossible;
    const auto deadline = Clock::now() + longestStart;
    while (m_shared->start.get() == UnderWay && Clock::now() < deadline)
        m_shared->start.wait(UnderWay, &betweenTries);
    return m_shared->start.get() == Ready ? Status(Done{}) : Status(impossible);
}

} // namespace breakeven
