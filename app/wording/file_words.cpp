// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(FileTargetReason code)
{
    switch (code) {
    case FileTargetReason::OtherMachinesFolder:
        return AddressWords::tr("it names no folder of this machine, as file:///srv/data does");
    case FileTargetReason::NoSuchUser:
        return AddressWords::tr("there is no such user; a folder of that name is ./%1");
    }
    return {};
}

} // namespace breakeven
