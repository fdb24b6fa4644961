// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/backend_text.h"
#include "app/wording/word_contexts.h"
#include "core/backends/file/target/file_target.h"

namespace breakeven {

BackendText fileText()
{
    return {.label = [] { return TargetTabs::tr("Folder"); },
            .placeOf =
                [](const BackendTarget& target) {
                    const auto& folder = target.as<FileTarget>()->folder;
                    return folder.isEmpty() ? TargetPlaces::tr("temporary folder") : folder;
                },
            .nameOf =
                [](const BackendTarget& target) {
                    const QString last = target.as<FileTarget>()->folder.section(QLatin1Char('/'), -1, -1,
                                                                                 QString::SectionSkipEmpty);
                    return last.isEmpty() ? TargetPlaces::tr("local file") : last;
                },
            .versionOf = [](const QString& version) { return version; },
            .reachOfParallelOperations =
                [] {
                    return AdviceWords::tr(
                        "In Gnocchi 4.4 parallel_operations reaches every read and write of its files.");
                }};
}

} // namespace breakeven
