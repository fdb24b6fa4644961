// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// How many round trips the calls on a file wait for on a remote mount, as measured over sshfs.
struct RoundTrips
{
    static constexpr int read = 2;         // look up and open; read
    static constexpr int createLocked = 2; // look up; create: the kernel holds the folder's lock
    static constexpr int writeAndClose = 2;
    static constexpr int rename = 1; // under the locks of both folders
    static constexpr int ofOperation = read + createLocked + writeAndClose + rename;
};

} // namespace breakeven
