// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>

namespace breakeven {

// What a session does that may block.
enum class BlockingCall {
    Open,
    Read,
    Close,
    Create,
    Write,
    Sync,
    Rename,
    Send,
    Receive,
    Wait, // for an emulated network, or for a lock of its
    All,  // a whole operation of a library that doesn't tell what it does
};

// Is told of each blocking call, in the thread that makes it. Doesn't throw.
class CallObserver
{
public:
    virtual void before(BlockingCall call) = 0;
    virtual void after() = 0;

protected:
    ~CallObserver() = default;
};

// Makes a session's calls, seen by its observer where it has one.
class ObservedCalls
{
public:
    // Null: nobody. Is not owned.
    void setObserver(CallObserver* observer) { m_observer = observer; }

    // What `call` gives; errno is as `call` leaves it.
    template <typename Call>
    auto make(BlockingCall kind, Call call) const
    {
        if (m_observer == nullptr)
            return call();
        m_observer->before(kind);
        auto result = call();
        const int number = errno;
        m_observer->after();
        errno = number;
        return result;
    }

private:
    CallObserver* m_observer = nullptr;
};

} // namespace breakeven
