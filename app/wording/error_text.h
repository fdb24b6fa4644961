// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// What failed, where, and what to do about it, in the user's language, as one or two sentences; of a code of
// a later version its name. Thread-safe as far as no translator is being installed.
[[nodiscard]] QString sentence(const Error& error);

// Why it failed, as the part of a sentence that stands in brackets there; may be empty.
[[nodiscard]] QString clause(const Error& error);

// What a phrase of core says: a finding, a warning, a reason.
[[nodiscard]] QString phraseText(const Phrase& phrase);
[[nodiscard]] QStringList phraseTexts(const std::vector<Phrase>& phrases);

[[nodiscard]] QString reasonText(const Failure& failure);
[[nodiscard]] QString reasonText(const RunEnd& end); // empty where the status says it all
[[nodiscard]] QString warningText(const RunWarning& warning);
[[nodiscard]] QStringList warningTexts(const Run& run);

} // namespace breakeven
