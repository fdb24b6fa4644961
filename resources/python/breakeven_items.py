# SPDX-License-Identifier: GPL-3.0-or-later
"""What all back ends have in common, each of which has a module breakeven_BACKEND beside this one:

  items(place)    how an operation reads and writes its item, at a place of the driver's message "place"
  CLIENT          the module that it imports for that; None: none
  version()       of that module, once it is imported
  kind_of(error)  what a failure in that module is, of the kinds that README.md lists; None: it isn't from there
"""

import collections
import importlib
import random
import time

# How long each of the last waits really held a round trip.
HELD_NS = collections.deque(maxlen=1000)


class Mismatch(Exception):
    """A read did not return what was written last."""


class MissingModule(Exception):
    """A module that the target needs can't be imported; the text names it."""


BACKENDS = []  # modules in use


def module_of(backend):
    module = importlib.import_module("breakeven_" + backend)
    BACKENDS.append(module)
    return module


def kind_of(error):
    return next(filter(None, (backend.kind_of(error) for backend in BACKENDS)), None)


def _punctual_wait():
    """core/runtimes/python_wait.cpp, loaded into this process by LD_PRELOAD; None where it isn't."""
    try:
        import ctypes
        wait = ctypes.CDLL(None).breakeven_wait
    except (ImportError, AttributeError):
        return None
    wait.argtypes = [ctypes.c_int64]
    wait.restype = ctypes.c_int64
    return wait


def _sleep(nanoseconds):
    began = time.perf_counter_ns()
    time.sleep(nanoseconds / 1e9)
    return time.perf_counter_ns() - began


# Both release the GIL, as the call itself would, and return how many nanoseconds they took; the second is late by what
# it takes to wake a thread and to get the GIL again.
WAIT = _punctual_wait() or _sleep


class Waits:
    """The network that calls on a folder wait for."""

    def __init__(self, waits):
        self.rtt = waits["rtt_ns"] / 1e9
        self.jitter = waits["jitter_ns"] / 1e9
        self.seconds_a_byte = 8e-6 / waits["bandwidth_mbit"] if waits["bandwidth_mbit"] else 0.0
        self.any = bool(self.rtt or self.jitter or self.seconds_a_byte)

    def wait(self, round_trips, transferred):
        seconds = self.rtt * round_trips + self.seconds_a_byte * transferred
        if self.jitter:
            seconds += sum(random.uniform(-self.jitter, self.jitter) for _ in range(round_trips))
        if seconds > 0:
            took = WAIT(round(seconds * 1e9))
            if round_trips:
                passing = self.seconds_a_byte * transferred * 1e9
                HELD_NS.append(round((took - passing) / round_trips))
