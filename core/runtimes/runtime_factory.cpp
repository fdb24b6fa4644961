// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/runtime_factory.h"

#include "core/plan/plan_json.h"
#include "core/runtimes/calibrated_cpython.h"
#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/gil_model_runtime.h"
#include "core/runtimes/native_runtime.h"

#include <QCoreApplication>

namespace breakeven {

Result<std::unique_ptr<Runtime>> makeRuntime(RuntimeKind kind, Backend& backend, PoolKind pool,
                                             std::uint64_t seed, const PythonSetting& python)
{
    switch (kind) {
    case RuntimeKind::Native:
        return std::unique_ptr<Runtime>(std::make_unique<NativeRuntime>(backend, pool, seed));
    case RuntimeKind::CPython:
        // What the user's own batch holds the GIL for is not known.
        if (python.batchFile.isEmpty())
            return std::unique_ptr<Runtime>(
                std::make_unique<CalibratedCPython>(backend, pool, seed, python.interpreter));
        return std::unique_ptr<Runtime>(std::make_unique<CPythonRuntime>(
            backend, pool, seed,
            CPythonOptions{.interpreter = python.interpreter, .userFile = python.batchFile}));
    case RuntimeKind::GilModel:
        return std::unique_ptr<Runtime>(
            std::make_unique<GilModelRuntime>(backend, pool, seed,
                                              GilModelOptions{.switchInterval = python.switchInterval,
                                                              .gil = python.gil,
                                                              .heldPerCall = python.heldPerCall,
                                                              .interpreter = python.interpreter}));
    }
    return Error{Error::Code::Unsupported,
                 QCoreApplication::translate("breakeven::Runtime", "The runtime “%1”").arg(toString(kind)),
                 {}};
}

} // namespace breakeven
