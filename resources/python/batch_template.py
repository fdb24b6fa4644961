# SPDX-License-Identifier: GPL-3.0-or-later
"""Your own batch for Breakeven's runtime "cpython": copy this file and fill in what differs.

All four functions are optional, but one of read, work and write must be there; for one that is missing,
Breakeven's own does the step. As long as it does both reading and writing, it also checks that what is read
is what was written.

A batch calls read, work and write once per item; with n threads they run in n threads of a
ThreadPoolExecutor, so they must be safe to call at the same time for different items.

Only use the place you are told in setup(): what lies there is removed after the run. Nothing else is.
What you print goes to standard error, and is shown only when something fails.
An exception ends the measurement; Breakeven shows its traceback and line.
"""


def setup(target):
    """Called once before the first batch, and again when the target moves. Not measured.

    target["backend"] is "file", "redis" or "rados", and then
      file:  target["folder"], a folder of this run's own; target["layout"], "shared" or "per-item"
      redis: target["host"] and target["port"], or target["unix_path"]; target["user"], target["password"],
             target["database"]; target["hash"], the only key to write to; target["tls"], None or a dict with
             "name" (to verify), "ca_file", "client_certificate" and "client_key"; target["cluster"], None or a dict
             with "hashes", the only keys to write to (one for all items, or one for each), and "nodes", dicts with
             "host", "port" and "relay_port": unless that is 0, connect to it on 127.0.0.1 instead
      rados: target["conf"], target["user"], target["keyring"], target["pool"]; target["namespace"], the only
             one to write to, objects "0", "1" ... as others are not removed
    """


def read(item):
    """Reads item number `item` (0, 1, 2 ...). Returns what work() is to get."""


def work(data):
    """Computes on what read() returned. Returns what write() is to get: bytes, where write is ours."""


def write(item, data):
    """Writes what work() returned to item number `item`."""
