# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python itself costs: the CPU time of an operation's steps and of what a ThreadPoolExecutor does for one.

Measured with time.thread_time_ns while nobody else wants the GIL, so that neither waits nor switches are in it.
"""

import concurrent.futures
import resource
import threading
import time


def _median(values):
    return sorted(values)[len(values) // 2]


def _clock_cost():
    clock = time.thread_time_ns
    costs = []
    for _ in range(200):
        begin = clock()
        costs.append(clock() - begin)
    return _median(costs)


def step_costs(read, work, write, count, at_most_ns):
    """Medians over operations on `count` items in turn: two batches at least, more while the time lasts."""
    clock = time.thread_time_ns
    cost = _clock_cost()
    steps = []
    deadline = time.perf_counter_ns() + at_most_ns
    batches = 0
    while batches < 2 or (time.perf_counter_ns() < deadline and batches < 20):
        for item in range(count):
            began = clock()
            data = read(item)
            has_read = clock()
            result = work(data)
            computed = clock()
            write(item, result)
            steps.append((has_read - began, computed - has_read, clock() - computed))
        batches += 1
    steps = steps[count:]  # the first batch connects and warms up
    read_ns, compute_ns, write_ns = (max(0, _median(column) - cost) for column in zip(*steps))
    return {"read_cpu_ns": read_ns, "compute_cpu_ns": compute_ns, "write_cpu_ns": write_ns}


def executor_costs(count=200):
    """An item's way through the executor: handing it in, taking and finishing it in a worker, fetching its result."""
    clock = time.thread_time_ns
    held = threading.Event()
    times = {}

    def first():
        held.wait()
        times["began"] = clock()

    def last():
        times["ended"] = clock()

    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(first)
        began = clock()
        results = [executor.submit(_nothing, item) for item in range(count)]
        submit = (clock() - began) / count
        end = executor.submit(last)
        held.set()
        end.result()
        began = clock()
        for future in results:
            future.result()
        result = (clock() - began) / count
    take = (times["ended"] - times["began"]) / (count + 1)

    threads = 30
    all_began, began = _cpu_of_all(), clock()
    for _ in range(threads):
        thread = threading.Thread(target=_nothing, args=(0,))
        thread.start()
        thread.join()
    start = (clock() - began) / threads
    boot = (_cpu_of_all() - all_began) / threads - start
    return {"submit_ns": round(submit), "take_ns": round(take), "result_ns": round(result),
            "start_ns": round(start), "boot_ns": max(0, round(boot))}


def _nothing(_item):
    return None


def _cpu_of_all():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1e9
