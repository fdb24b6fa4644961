// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/runtime_factory.h"

#include "core/plan/plan_json.h"
#include "core/runtimes/calibrated_cpython.h"
#include "core/runtimes/native_runtime.h"
#include "core/runtimes/runtime_code.h"

namespace breakeven {

Result<std::unique_ptr<Runtime>> makeRuntime(RuntimeKind kind, Backend& backend, PoolKind pool,
                                             std::uint64_t seed, const PythonSetting& python)
{
    switch (kind) {
    case RuntimeKind::Native:
        return std::unique_ptr<Runtime>(std::make_unique<NativeRuntime>(backend, pool, seed));
    case RuntimeKind::CPython:
        return std::unique_ptr<Runtime>(std::make_unique<CalibratedCPython>(
            backend, pool, seed,
            CPythonOptions{.interpreter = python.interpreter, .userFile = python.batchFile}));
    case RuntimeKind::GilModel: // validate() lets no plan with it through
        break;
    }
    return Error{Error::Code::Unsupported, {}, {}, {}, phrase(RuntimePlace::Runtime, toString(kind))};
}

} // namespace breakeven
