// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/preloaded_library.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <fcntl.h>

namespace breakeven {

namespace {

constexpr const char* variable = "LD_PRELOAD=";

// Beyond the numbers that the child's own files get.
FileDescriptor unnamedFile(const QByteArray& content)
{
    const FileDescriptor made(memfd_create("breakeven", MFD_CLOEXEC));
    if (!made.isOpen())
        return {};
    for (qsizetype written = 0; written < content.size();) {
        const ssize_t count = ::write(made.number(), content.constData() + written,
                                      static_cast<std::size_t>(content.size() - written));
        if (count <= 0)
            return {};
        written += count;
    }
    return FileDescriptor(fcntl(made.number(), F_DUPFD_CLOEXEC, PreloadedLibrary::descriptorOfChild + 1));
}

} // namespace

PreloadedLibrary::PreloadedLibrary(const QByteArray& content)
{
    if (!content.isEmpty())
        m_file = unnamedFile(content);
    const bool isThere = m_file.isOpen();
    m_preload = QByteArray(variable) + "/proc/self/fd/" + QByteArray::number(descriptorOfChild);
    for (char** entry = environ; *entry != nullptr; ++entry) {
        if (isThere && std::strncmp(*entry, variable, std::strlen(variable)) == 0)
            m_preload += QByteArray(":") + (*entry + std::strlen(variable));
        else
            m_environment.push_back(*entry);
    }
    if (isThere)
        m_environment.push_back(m_preload.data());
    m_environment.push_back(nullptr);
}

} // namespace breakeven
