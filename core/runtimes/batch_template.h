// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace breakeven {

// A user's own batch to fill in (resources/python/batch_template.py): Python, UTF-8.
[[nodiscard]] QByteArray batchTemplate();

// Writes it to `path`, in place of what is there; an older file stays where that fails. NotPermitted or
// InputOutput. Blocks as a small write does.
[[nodiscard]] Status saveBatchTemplate(const QString& path);

} // namespace breakeven
