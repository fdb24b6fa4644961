# SPDX-License-Identifier: GPL-3.0-or-later
"""What the probe tells of the GIL: core/runtimes/python_gil_probe.cpp, loaded into this process by LD_PRELOAD.

Where it isn't loaded, or sees no GIL (an interpreter that doesn't call the C library by its dynamic symbols, one
without a GIL, PyPy), PROBE is None and nothing is counted.
"""

import os
import platform
import sys
import threading
import time

PRELOADED = "/proc/self/fd/4"


def _leave_no_trace():
    """Processes that are started here are not to load it, too."""
    loaded = os.environ.get("LD_PRELOAD", "").split(":")
    if PRELOADED not in loaded:
        return False
    loaded.remove(PRELOADED)
    if any(loaded):
        os.environ["LD_PRELOAD"] = ":".join(loaded)
    else:
        del os.environ["LD_PRELOAD"]
    try:
        os.close(int(PRELOADED.rpartition("/")[2]))
    except OSError:
        pass
    return True


def _find():
    if not _leave_no_trace() or platform.python_implementation() != "CPython":
        return None
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        return None
    try:
        import ctypes
        probe = ctypes.PyDLL(None)  # keeps the GIL while it is called
        probe.breakeven_gil_search()
        time.sleep(0)  # drops and takes it
        if not probe.breakeven_gil_found():
            return None
    except (ImportError, AttributeError):
        return None
    probe.breakeven_gil_held.restype = ctypes.c_int64
    probe.breakeven_gil_drops.restype = ctypes.c_int64
    probe.breakeven_gil_waited.restype = ctypes.POINTER(ctypes.c_int64)
    return probe


PROBE = _find()


class _Waits(threading.local):
    """Of one thread: how long it has waited for the GIL so far, and in operations."""

    def __init__(self, counts):
        self.waited = PROBE.breakeven_gil_waited().contents
        self.in_operations = [0]
        counts.append(self.in_operations)


class WaitCounter:
    """Adds up the waits for the GIL that lie in operations, over all threads, while it is switched on."""

    def __init__(self):
        self._counts = []
        self._waits = _Waits(self._counts) if PROBE else None

    def switch(self, on):
        if PROBE:
            PROBE.breakeven_gil_count(on)

    def counted(self, operation):
        """The same operation, counted. Costs about 0.3 µs, and up to 4 % of a batch whose threads dispute the GIL."""
        if not PROBE:
            return operation
        waits = self._waits

        def counted(item):
            waited = waits.waited
            before = waited.value
            result = operation(item)
            waits.in_operations[0] += waited.value - before
            return result
        return counted

    def total_ns(self):
        """None where it isn't known."""
        return sum(count[0] for count in self._counts) if PROBE else None
