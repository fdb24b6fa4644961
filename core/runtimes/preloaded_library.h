// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"

#include <QByteArray>

#include <vector>

namespace breakeven {

// A shared library that a child process is to load before all others, given to it as a file without a name
// (memfd) that it inherits. A program that can't load it says so on standard error and does without.
class PreloadedLibrary
{
public:
    // The child's file descriptor of it.
    static constexpr int descriptorOfChild = 4;

    // `content` empty, or no room for it: none.
    explicit PreloadedLibrary(const QByteArray& content);

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    // Ours of it; closed in children unless it is handed on as `descriptorOfChild`.
    [[nodiscard]] int number() const { return m_file.number(); }

    // Our environment, with the library in it where there is one. Valid as long as this is and the
    // environment isn't changed.
    [[nodiscard]] char* const* environment() { return m_environment.data(); }

private:
    FileDescriptor m_file;
    QByteArray m_preload; // "LD_PRELOAD=…"
    std::vector<char*> m_environment;
};

} // namespace breakeven
