# SPDX-License-Identifier: GPL-3.0-or-later
"""An example of your own batch: compresses what it writes, and leaves reading and writing to Breakeven.

zlib releases the GIL while it compresses more than 5 KiB or so; whether that makes threads pay off is what
the measurement tells. See batch_template.py for all that can be replaced.
"""

import zlib

LINES = b"".join(b"2018-01-04T17:00:%02d value=%d\n" % (second % 60, second) for second in range(2000))


def work(data):
    """Checks what was there and packs anew."""
    zlib.crc32(data or b"")
    return zlib.compress(LINES)
