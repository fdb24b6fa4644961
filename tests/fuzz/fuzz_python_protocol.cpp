// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a child answers, to each question that it may be the answer to.

#include "core/runtimes/cpython_protocol.h"

#include <cstddef>
#include <cstdint>

using namespace breakeven;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray line(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString name = QStringLiteral("Python");
    static_cast<void>(cpython::isMessage(line));
    static_cast<void>(cpython::isLastMessage(line));
    static_cast<void>(cpython::readyFrom(line, name));
    static_cast<void>(cpython::doneFrom(line, name));
    static_cast<void>(cpython::samplesFrom(line, {.arm = Arm::ofThreads(2)}, name));
    static_cast<void>(cpython::heldFrom(line));
    static_cast<void>(cpython::costsFrom(line, name));
    return 0;
}
