// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a server says: each call of a connection returns. The input is what it says, from the first word
// on.

#include "core/backends/redis/redis_connection.h"
#include "core/base/file_descriptor.h"

#include <QTemporaryDir>

#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <thread>

using namespace breakeven;

namespace {

// Says to whoever connects what it is given, and goodbye.
class Server
{
public:
    Server()
    {
        m_listener = FileDescriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = m_folder.filePath(QStringLiteral("s")).toLocal8Bit();
        path.toStdString().copy(&address.sun_path[0], sizeof address.sun_path - 1);
        if (::bind(m_listener.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(m_listener.number(), 1) != 0)
            std::abort();
    }

    [[nodiscard]] RedisAddress address() const
    {
        RedisAddress address;
        address.unixPath = m_folder.filePath(QStringLiteral("s"));
        return address;
    }

    [[nodiscard]] std::jthread saying(std::string_view words) const
    {
        return std::jthread([this, words] {
            const FileDescriptor client(::accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
            for (std::string_view left = words; !left.empty();) {
                const ssize_t sent = ::send(client.number(), left.data(), left.size(), MSG_NOSIGNAL);
                if (sent <= 0)
                    return;
                left.remove_prefix(static_cast<std::size_t>(sent));
            }
            ::shutdown(client.number(), SHUT_WR);
            std::array<char, 4096> heard{};
            while (::recv(client.number(), heard.data(), heard.size(), 0) > 0) {
            }
        });
    }

private:
    QTemporaryDir m_folder;
    FileDescriptor m_listener;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Server server;
    const std::jthread talk = server.saying({reinterpret_cast<const char*>(data), size});
    auto opened = RedisConnection::open(server.address());
    if (!opened.ok())
        return 0;
    RedisConnection& connection = *opened.value();
    std::vector<std::byte> value;
    static_cast<void>(connection.getField("hash", "field", value));
    static_cast<void>(connection.clusterSlots());
    static_cast<void>(connection.scan("0", "*"));
    static_cast<void>(connection.version());
    static_cast<void>(connection.setField("hash", "field", value));
    return 0;
}
