// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMimeData;

namespace breakeven {

// What is dragged or dropped, where it may be a target: a path, the address of a server. Empty: it is
// neither, or a run. Nothing is asked of a disk, as one that died holds whoever asks: a path may be no
// folder.
[[nodiscard]] QString droppedAddress(const QMimeData* data);

} // namespace breakeven
