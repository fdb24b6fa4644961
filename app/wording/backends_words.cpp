// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(BackendReason code)
{
    switch (code) {
    case BackendReason::NotOpen:
        return BackendWords::tr("the back end is not open");
    case BackendReason::Closed:
        return BackendWords::tr("a session of a closed back end");
    case BackendReason::NoDeadProcess:
        return BackendWords::tr("no dead process made it");
    case BackendReason::OtherFolder:
        return BackendWords::tr("another folder stands in its place");
    case BackendReason::NotBuiltIn:
        return BackendWords::tr("the back end %1 is not built in");
    }
    return {};
}

} // namespace breakeven
