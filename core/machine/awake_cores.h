// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"
#include "core/base/result.h"

#include <sys/types.h>

#include <memory>
#include <utility>
#include <vector>

namespace breakeven {

// Can keep every core that this process may use from falling asleep: waking an idle core, a virtual one above
// all, takes longer than a local operation and comes and goes, which would hide what is compared.
//
// Where /dev/cpu_dma_latency may be opened, the kernel is asked for no sleep that takes time to end: an idle
// core then polls, and is told of work without an interrupt. Elsewhere one process a core spins at the lowest
// priority there is (SCHED_IDLE), so that whatever else wants the core gets it. That holds among the programs
// of a session only: between sessions the kernel may share the cores evenly (sched_autogroup, see sched(7)),
// so the spinners have one of their own, at the nice value 19. Between spells they sleep; they end with this,
// and by the kernel's hand with the thread that made it. The former is quicker and steadier: with the latter
// every wake-up is an interrupt to a core that runs, which in a virtual machine takes some 10 µs.
//
// One thread at a time.
class AwakeCores
{
public:
    // While it lives the cores stay awake. Outlived by its AwakeCores; one at a time.
    class [[nodiscard]] Spell
    {
    public:
        Spell(Spell&& other) noexcept : m_cores(std::exchange(other.m_cores, nullptr)) {}
        Spell& operator=(Spell&&) = delete;
        ~Spell();

    private:
        friend class AwakeCores;
        explicit Spell(AwakeCores& cores) : m_cores(&cores) {}

        AwakeCores* m_cores;
    };

    // Of the calling thread's cores. Errors as coresOf(), and Unsupported where a process can't be had or
    // held at that priority on its core.
    [[nodiscard]] static Result<std::unique_ptr<AwakeCores>> make();
    // By spinners, even where the kernel could be asked.
    [[nodiscard]] static Result<std::unique_ptr<AwakeCores>> makeSpinning();
    AwakeCores(const AwakeCores&) = delete;
    AwakeCores& operator=(const AwakeCores&) = delete;
    ~AwakeCores();

    [[nodiscard]] Spell keepAwake();

private:
    struct Shared; // with the processes
    struct Unmapping
    {
        void operator()(Shared* shared) const noexcept;
    };

    AwakeCores() = default;
    [[nodiscard]] Status start(const std::vector<int>& cores);

    std::unique_ptr<Shared, Unmapping> m_shared; // null: there are no spinners
    pid_t m_leader = -1;                         // of the session, who made the spinners
    FileDescriptor m_latencyRequest;             // holds as long as it is open
};

} // namespace breakeven
