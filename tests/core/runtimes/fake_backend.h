// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace breakeven {

// A storage in memory that keeps count of what is done to it and can be made to misbehave.
class FakeBackend final : public Backend
{
public:
    struct Operation
    {
        int session = 0;
        int item = 0;
        bool write = false;
    };

    // Called before each operation, in the worker's thread; an error fails the operation.
    std::function<Status(const Operation&)> before;
    // Changes what a read gives.
    std::function<void(const Operation&, std::vector<std::byte>&)> corrupt;

    [[nodiscard]] Result<TargetFacts> open() override { return TargetFacts{}; }
    [[nodiscard]] Status setNetwork(const Network&) override { return Done{}; }
    [[nodiscard]] Status setItems(int) override { return Done{}; }
    [[nodiscard]] int descriptorsOfASession() const override { return 0; }
    [[nodiscard]] Status clearItems() override { return Done{}; }
    [[nodiscard]] Status close() override { return Done{}; }

    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override
    {
        ++openSessions;
        return std::unique_ptr<Session>(std::make_unique<FakeSession>(*this, sessionsMade++));
    }

    [[nodiscard]] std::vector<Operation> operations() const
    {
        const std::lock_guard lock(m_mutex);
        return m_operations;
    }

    [[nodiscard]] std::set<std::thread::id> threads() const
    {
        const std::lock_guard lock(m_mutex);
        return m_threads;
    }

    // Blocks the calling operation until its session is interrupted.
    void hang(int session)
    {
        std::unique_lock lock(m_mutex);
        hung = true;
        m_changed.wait(lock, [&] { return m_interrupted.contains(session); });
    }

    int sessionsMade = 0;
    std::atomic<int> openSessions{0};
    std::atomic<bool> hung{false};

private:
    class FakeSession final : public Session
    {
    public:
        FakeSession(FakeBackend& backend, int index) : m_backend(backend), m_index(index) {}
        ~FakeSession() override { --m_backend.openSessions; }

        [[nodiscard]] Result<Lookup> read(int item, std::vector<std::byte>& into) override
        {
            const Operation operation{.session = m_index, .item = item, .write = false};
            if (Status status = m_backend.note(operation); !status.ok())
                return status.error();
            into.clear();
            const std::lock_guard lock(m_backend.m_mutex);
            const auto found = m_backend.m_items.find(item);
            if (found == m_backend.m_items.end())
                return Lookup::Missing;
            into = found->second;
            if (m_backend.corrupt)
                m_backend.corrupt(operation, into);
            return Lookup::Found;
        }

        [[nodiscard]] Status write(int item, std::span<const std::byte> payload) override
        {
            if (Status status = m_backend.note({.session = m_index, .item = item, .write = true});
                !status.ok())
                return status;
            const std::lock_guard lock(m_backend.m_mutex);
            m_backend.m_items[item].assign(payload.begin(), payload.end());
            return Done{};
        }

        void interrupt() noexcept override
        {
            {
                const std::lock_guard lock(m_backend.m_mutex);
                m_backend.m_interrupted.insert(m_index);
            }
            m_backend.m_changed.notify_all();
        }

    private:
        FakeBackend& m_backend;
        int m_index;
    };

    Status note(const Operation& operation)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_operations.push_back(operation);
            m_threads.insert(std::this_thread::get_id());
        }
        return before ? before(operation) : Status(Done{});
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Operation> m_operations;
    std::set<std::thread::id> m_threads;
    std::set<int> m_interrupted;
    std::map<int, std::vector<std::byte>> m_items;
};

} // namespace breakeven
