// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis_code.h"
#include "core/backends/backend_code.h"
#include "core/backends/file/target/file_target_code.h"
#include "core/backends/rados/rados_code.h"
#include "core/backends/rados/target/rados_target_code.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/target/redis_target_code.h"
#include "core/backends/redis/tls_code.h"
#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/target/sshfs_target_code.h"
#include "core/base/error.h"
#include "core/base/field_code.h"
#include "core/environment/environment_code.h"
#include "core/experiment/experiment_code.h"
#include "core/network/network_code.h"
#include "core/plan/plan_code.h"
#include "core/runs/run_code.h"
#include "core/runtimes/runtime_code.h"

#include <QString>

#include <cstddef>
#include <tuple>
#include <vector>

namespace breakeven {

// Every enum of codes: the words of each are in the file that is named after its room of core. A code of a
// new enum is said once the enum stands here and has its wordsOf().
using CodeRooms =
    std::tuple<BaseCode, PlanCode, FieldReason, PlanReason, AddressReason, RunCode, RunReason, RuntimeCode,
               RuntimeReason, RuntimePlace, NetworkReason, NetworkPlace, ForecastReason, ForecastPlace,
               ComparisonWarning, ExperimentCode, ExperimentReason, ExperimentPlace, EnvironmentFinding,
               BackendReason, RedisCode, RedisReason, TlsCode, TlsReason, TlsTrust, SshfsCode, SshfsReason,
               RadosCode, RadosReason, FileTargetReason, SshfsTargetReason, RedisTargetReason,
               RadosTargetReason>;

// What a code says in the user's language, %1 and so on in place of its figures; the first one of what ends
// in "Code" is where it happened.
[[nodiscard]] QString wordsOf(BaseCode code);
[[nodiscard]] QString wordsOf(PlanCode code);
[[nodiscard]] QString wordsOf(FieldReason code);
[[nodiscard]] QString wordsOf(PlanReason code);
[[nodiscard]] QString wordsOf(AddressReason code);
[[nodiscard]] QString wordsOf(RunCode code);
[[nodiscard]] QString wordsOf(RunReason code);
[[nodiscard]] QString wordsOf(RuntimeCode code);
[[nodiscard]] QString wordsOf(RuntimePlace code);
[[nodiscard]] QString wordsOf(NetworkReason code);
[[nodiscard]] QString wordsOf(NetworkPlace code);
[[nodiscard]] QString wordsOf(ForecastReason code);
[[nodiscard]] QString wordsOf(ForecastPlace code);
[[nodiscard]] QString wordsOf(ExperimentPlace code);
[[nodiscard]] QString wordsOf(BackendReason code);
[[nodiscard]] QString wordsOf(RedisCode code);
[[nodiscard]] QString wordsOf(RedisReason code);
[[nodiscard]] QString wordsOf(TlsCode code);
[[nodiscard]] QString wordsOf(TlsReason code);
[[nodiscard]] QString wordsOf(TlsTrust code);
[[nodiscard]] QString wordsOf(SshfsCode code);
[[nodiscard]] QString wordsOf(SshfsReason code);
[[nodiscard]] QString wordsOf(RadosCode code);
[[nodiscard]] QString wordsOf(RadosReason code);
[[nodiscard]] QString wordsOf(FileTargetReason code);
[[nodiscard]] QString wordsOf(SshfsTargetReason code);
[[nodiscard]] QString wordsOf(RedisTargetReason code);
[[nodiscard]] QString wordsOf(RadosTargetReason code);

// The same with the figures in it, where they need a form of their own.
[[nodiscard]] QString wordsOf(RuntimeReason code, const std::vector<Figure>& figures);
[[nodiscard]] QString wordsOf(ComparisonWarning code, const std::vector<Figure>& figures);
[[nodiscard]] QString wordsOf(ExperimentCode code, const std::vector<Figure>& figures);
[[nodiscard]] QString wordsOf(ExperimentReason code, const std::vector<Figure>& figures);
[[nodiscard]] QString wordsOf(EnvironmentFinding code, const std::vector<Figure>& figures);

// `pattern` with %1 and so on replaced, each once and by what is there: other % stay as they are.
[[nodiscard]] QString filled(const QString& pattern, const std::vector<Figure>& figures);

// A figure as a text, and as a number; empty and 0 where a file of another version has none.
[[nodiscard]] QString textAt(const std::vector<Figure>& figures, std::size_t place);
[[nodiscard]] double numberOf(const std::vector<Figure>& figures, std::size_t place);

} // namespace breakeven
