// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QString>

#include <cstdint>
#include <random>
#include <vector>

namespace breakeven::simulation {

// What a batch costs without noise. Times in µs.
struct CostModel
{
    int items = 8;
    double fixed = 20;     // of a batch, whoever runs it
    double wait = 60;      // of an operation: I/O at a round trip of 0
    double roundTrips = 2; // of an operation
    double compute = 10;   // of an operation, on one of the cores
    int cores = 2;
    double pool = 1500;    // of a batch with more than one thread: waking and joining the pool
    double perThread = 10; // of a batch, for each thread of a pool
    double contention = 0; // share by which each further thread makes an operation's wait longer

    // The batch latency.
    [[nodiscard]] double latency(int threads, double rtt) const;

    // How many waits of a batch come one after the other.
    [[nodiscard]] int waitsInARow(int threads) const;
};

// What disturbs it. Shares and logarithms, times in µs.
struct Noise
{
    double batch = 0.03;      // standard deviation of a batch's log latency
    double blockOfAll = 0.05; // ... of a block's log latency, common to its arms
    double blockOfArm = 0.02; // ... of a block's log latency, of each arm by itself
    double skewOfArm = 0;     // mean of an exponential effect of each block and arm, on the log latency
    double tailShare = 0;     // of batches that a Pareto tail (no variance) makes longer
    double wakeShare = 0;     // of waits in a row after which an idle core has to wake up ...
    double wake = 0;          // ... and how long that takes: two humps, as on a real machine
    double slowShare = 0;     // of blocks that find an arm in a slow state that lasts through it ...
    double slowFactor = 1;    // ... and how much slower that is
    double driftOfAll = 0;    // growth of the log latency from the first to the last block of a run
    double driftOfArm = 0;    // ... of each arm but the first by itself; 0 in the run's middle
    double stateOfArm = 0;    // standard deviation of a state's log latency, of each arm by itself ...
    int stateBlocks = 1;      // ... and how many of the run's blocks it lasts, whatever their points
    // ... of the log latency that a run draws once for all of it, of each arm but the first
    double processOfArm = 0;
};

// A machine whose truth is known. Deterministic for its seed.
class Machine
{
public:
    Machine(CostModel costs, Noise noise, std::uint64_t seed);

    // The batch latencies of one visit to a point. `progress` 0 ... 1 is how far the run is.
    [[nodiscard]] Block block(const PointKey& point, const std::vector<int>& threads, int batches, int index,
                              double progress);

    // A whole run: `blocks` visits to every value of the plan's axis. Axes RttUs and Threads only.
    [[nodiscard]] Run run(const std::vector<int>& threads, const Axis& axis, int blocks, int batches);

    // The expectation of a block's log(median of the first arm / median of the second), of `blocks` blocks.
    [[nodiscard]] double trueLogSpeedUp(int threads, double rtt, int batches, int blocks);

private:
    // Each arm's state in the next block.
    [[nodiscard]] const std::vector<double>& nextStates(std::size_t arms);
    void measure(int threads, double rtt, double blockEffect, int batches,
                 std::vector<std::chrono::nanoseconds>& into);
    [[nodiscard]] double uniform() { return m_uniform(m_random); }
    [[nodiscard]] double normal() { return m_normal(m_random); }

    CostModel m_costs;
    Noise m_noise;
    std::mt19937_64 m_random;
    std::uniform_real_distribution<double> m_uniform;
    std::normal_distribution<double> m_normal;
    std::vector<double> m_process; // of the arms, from the first block on
    std::vector<double> m_states;  // of the arms
    int m_blocksOfState = 0;       // that it still lasts
};

} // namespace breakeven::simulation
