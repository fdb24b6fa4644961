// SPDX-License-Identifier: GPL-3.0-or-later

// What keeping the cores awake costs another program: the time that a loop on every core takes with it over
// that without, once for a program of the same session and once for one of a session of its own, as the
// kernel may share the cores out among sessions first (autogroup). Paired, in the order A B B A. Fails where
// a median ratio is above the bound.
//
//     bench_awake_cores [ROUNDS]

#include "core/machine/affinity.h"
#include "core/machine/awake_cores.h"
#include "tests/bench/median.h"

#include <QCoreApplication>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

using namespace breakeven;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double bound = 1.02;
constexpr int turns = 300'000'000; // some 0.3 s: that they start beside the spinners is not to matter

// A process that computes on `core`; its number.
pid_t startLoop(int core, bool inOwnSession)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    if (inOwnSession)
        setsid();
    keepOn({&core, 1});
    volatile unsigned sum = 0;
    for (int turn = 0; turn < turns; ++turn)
        sum = sum + static_cast<unsigned>(turn);
    _exit(0);
}

double timeOfLoops(const std::vector<int>& cores, bool inOwnSession)
{
    const auto began = Clock::now();
    std::vector<pid_t> loops;
    for (const int core : cores)
        loops.push_back(startLoop(core, inOwnSession));
    for (const pid_t loop : loops)
        waitpid(loop, nullptr, 0);
    return std::chrono::duration<double>(Clock::now() - began).count();
}

bool costs(const char* whose, AwakeCores& awakeCores, const std::vector<int>& cores, bool inOwnSession,
           int rounds)
{
    const auto without = [&] { return timeOfLoops(cores, inOwnSession); };
    const auto with = [&] {
        const auto awake = awakeCores.keepAwake();
        return timeOfLoops(cores, inOwnSession);
    };
    std::vector<double> ratios;
    double bestWithout = std::numeric_limits<double>::max();
    double bestWith = bestWithout;
    for (int round = 0; round < rounds; ++round) {
        const double first = without();
        const double second = with();
        const double third = with();
        const double fourth = without();
        ratios.push_back((second + third) / (first + fourth));
        bestWithout = std::min({bestWithout, first, fourth});
        bestWith = std::min({bestWith, second, third});
    }
    const double ratio = medianOf(ratios);
    std::printf("%-24s %.3f, of the quickest turns %.3f (asked: at most %.2f)\n", whose, ratio,
                bestWith / bestWithout, bound);
    return ratio <= bound;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 8;
    const auto cores = coresOf();
    const auto chosen = AwakeCores::make();
    const auto spinning = AwakeCores::makeSpinning();
    if (!cores.ok() || !chosen.ok() || !spinning.ok()) {
        std::fprintf(stderr, "the cores can't be kept awake here\n");
        return 1;
    }
    bool good = true;
    for (const bool inOwnSession : {false, true}) {
        const char* whose = inOwnSession ? "a session of its own" : "the same session";
        std::printf("a program of %s\n", whose);
        good = costs("  as the product does", *chosen.value(), cores.value(), inOwnSession, rounds) && good;
        good = costs("  by spinners", *spinning.value(), cores.value(), inOwnSession, rounds) && good;
    }
    return good ? 0 : 1;
}
