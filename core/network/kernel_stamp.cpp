// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/kernel_stamp.h"

#include <array>
#include <cstring>
#include <ctime>

namespace breakeven {

void stampArrivals(int socket)
{
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof yes);
}

StampedReceipt receiveStamped(int socket, std::span<char> bytes, int flags)
{
    iovec room{.iov_base = bytes.data(), .iov_len = bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(timespec))> control{};
    msghdr message{};
    message.msg_iov = &room;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    StampedReceipt receipt{.got = ::recvmsg(socket, &message, flags), .came = std::nullopt};
    if (receipt.got < 0)
        return receipt;
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS)
            continue;
        timespec stamp{};
        std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
        receipt.came = std::chrono::system_clock::time_point(std::chrono::seconds(stamp.tv_sec) +
                                                             std::chrono::nanoseconds(stamp.tv_nsec));
    }
    return receipt;
}

} // namespace breakeven
