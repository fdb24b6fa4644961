// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(RadosCode code)
{
    switch (code) {
    case RadosCode::KeyringRefused:
        return ErrorSentences::tr(
            "%1 refuses the user or its key; compare user and keyring with what ceph auth get "
            "prints for the user on the cluster.");
    case RadosCode::PoolRefused:
        return ErrorSentences::tr(
            "%1 does not let the user read, write and remove objects in the pool; let ceph auth "
            "caps give it mon 'allow r' and osd 'allow rwx' on the pool.");
    }
    return {};
}

QString wordsOf(RadosReason code)
{
    switch (code) {
    case RadosReason::NoMonitor:
        return BackendWords::tr("no monitor answered within %1 s");
    case RadosReason::NoMonitorOrUser:
        return BackendWords::tr("the conf names no monitor, or the keyring has no such user");
    case RadosReason::KeyringUnreadable:
        return BackendWords::tr("the keyring can't be read");
    case RadosReason::NoOsd:
        return BackendWords::tr("no OSD answered; is one down?");
    case RadosReason::ObjectTooLarge:
        return BackendWords::tr("the object is larger than the OSDs allow");
    }
    return {};
}

QString wordsOf(RadosTargetReason code)
{
    switch (code) {
    case RadosTargetReason::PoolUnnamed:
        return AddressWords::tr("a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf");
    case RadosTargetReason::PoolOption:
        return AddressWords::tr("\"%1\" is not one of conf, keyring, user");
    case RadosTargetReason::PoolMissing:
        return PlanWords::tr("Ceph needs the name of a pool");
    }
    return {};
}

} // namespace breakeven
