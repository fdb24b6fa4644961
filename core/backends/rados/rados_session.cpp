// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/rados_session.h"

#include "core/backends/rados/rados_library.h"
#include "core/backends/rados/target/rados_target.h"

#include <algorithm>
#include <cerrno>

namespace breakeven {

void ReleaseCompletion::operator()(void* completion) const noexcept
{
    rados().aioRelease(completion);
}

RadosSession::RadosSession(std::optional<RadosCluster> own, void* io, RadosTarget target, RemoteWaits& waits,
                           int number)
    : m_own(std::move(own))
    , m_io(io)
    , m_target(std::move(target))
    , m_waits(waits, static_cast<std::uint64_t>(number) + 1)
{}

Result<Lookup> RadosSession::read(int item, std::vector<std::byte>& into)
{
    into.resize(m_expected + 1); // one byte more, by which the end is seen in one read
    std::size_t filled = 0;
    for (;;) {
        const int got = call([&](rados_completion_t completion) {
            return rados().aioRead(m_io, RadosObjectName(item).c_str(), completion,
                                   reinterpret_cast<char*>(into.data()) + filled, into.size() - filled,
                                   filled);
        });
        const bool isAnswered = got >= 0 || got == -ENOENT;
        const std::size_t bytes = got > 0 ? static_cast<std::size_t>(got) : 0;
        if (!isAnswered || !waitAsEmulated(bytes)) {
            into.clear();
            return radosOperationError(isAnswered ? -ECANCELED : got, m_target);
        }
        if (got < 0) {
            into.clear();
            return Lookup::Missing;
        }
        filled += bytes;
        if (filled < into.size()) // a short read is the end of the object
            break;
        into.resize(into.size() * 2);
    }
    into.resize(filled);
    m_expected = std::max(filled, smallestRead);
    return Lookup::Found;
}

Status RadosSession::write(int item, std::span<const std::byte> payload)
{
    const int code = call([&](rados_completion_t completion) {
        return rados().aioWriteFull(m_io, RadosObjectName(item).c_str(), completion,
                                    reinterpret_cast<const char*>(payload.data()), payload.size());
    });
    if (code < 0)
        return radosOperationError(code, m_target);
    if (!waitAsEmulated(payload.size()))
        return radosOperationError(-ECANCELED, m_target);
    return Done{};
}

void RadosSession::interrupt() noexcept
{
    m_waits.stop();
    const std::lock_guard lock(m_mutex);
    m_interrupted = true;
    if (m_current != nullptr)
        rados().aioCancel(m_io, m_current);
}

// What the call gives: a negative errno where it failed.
template <typename Start>
int RadosSession::call(Start start)
{
    rados_completion_t raw = nullptr;
    if (const int code = rados().aioCreateCompletion(nullptr, nullptr, &raw); code < 0)
        return code;
    const RadosCompletion completion(raw);
    if (const int code = start(raw); code < 0)
        return code;
    {
        const std::lock_guard lock(m_mutex);
        m_current = raw;
        if (m_interrupted)
            rados().aioCancel(m_io, raw);
    }
    rados().aioWaitForComplete(raw);
    {
        const std::lock_guard lock(m_mutex);
        m_current = nullptr;
    }
    return rados().aioGetReturnValue(raw);
}

// False when interrupted.
bool RadosSession::waitAsEmulated(std::size_t bytes)
{
    return !m_waits.isEmulated() || m_waits.wait(1, bytes);
}

} // namespace breakeven
