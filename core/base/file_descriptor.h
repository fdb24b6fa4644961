// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <utility>

namespace breakeven {

// Owns a file descriptor. The destructor drops the error of its close; close() gives it.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int number) : m_number(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileDescriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

    // The caller's to close from now on.
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

    // 0, or -1 with errno, as close(2); it is closed either way.
    int close() { return ::close(std::exchange(m_number, -1)); }

private:
    int m_number = -1;
};

} // namespace breakeven
