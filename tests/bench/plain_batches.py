# SPDX-License-Identifier: GPL-3.0-or-later
"""The post's batch on a local file as anybody would write it down, without any harness.

    plain_batches.py FOLDER THREADS BATCHES

Prints the median batch latency in nanoseconds.
"""

import itertools
import os
import statistics
import sys
import tempfile
import time
from concurrent import futures

import numpy

ITEMS = 8


def compute():
    values = numpy.random.rand(100)
    counts = numpy.array([20, 20, 20, 20, 20])
    numpy.bincount(numpy.repeat(numpy.arange(counts.size), counts), weights=values)
    points = numpy.zeros(len(values), dtype=[("timestamps", "<datetime64[ns]"), ("values", "<d")])
    points["values"] = values
    return points.tobytes()


def operate(folder, item):
    destination = os.path.join(folder, "hm", str(item))
    try:
        with open(destination, "rb") as file:
            file.read()
    except OSError:
        os.makedirs(os.path.dirname(destination), exist_ok=True)
    payload = compute()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(payload)
    os.rename(file.name, destination)


def batch(folder, threads):
    arguments = [(folder, item) for item in range(ITEMS)]
    if threads == 1:
        return list(itertools.starmap(operate, arguments))
    with futures.ThreadPoolExecutor(max_workers=threads) as executor:
        return list(executor.map(lambda each: operate(*each), arguments))


def main():
    folder, threads, batches = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    latencies = []
    for index in range(batches + 10):
        began = time.perf_counter_ns()
        batch(folder, threads)
        if index >= 10:
            latencies.append(time.perf_counter_ns() - began)
    print(int(statistics.median(latencies)))


main()
