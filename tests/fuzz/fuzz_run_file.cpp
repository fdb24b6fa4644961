// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a run file holds: it is read or refused, and what is read can be analysed and answered.

#include "core/analysis/analyzer.h"
#include "core/answer/answer.h"
#include "core/runs/run_reader.h"

#include <cstddef>
#include <cstdint>

using namespace breakeven;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto run = readRunFromBytes(bytes, QStringLiteral("run"));
    if (!run.ok())
        return 0;
    const Analysis analysis = analyze(run.value());
    static_cast<void>(answerOf(factsOf(run.value()), analysis));
    return 0;
}
