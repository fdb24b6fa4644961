// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(SshfsCode code)
{
    switch (code) {
    case SshfsCode::MountImpossible:
        return ErrorSentences::tr(
            "%1 can't be used, so no remote folder can be mounted; load the kernel module fuse, "
            "let the container have the device, or run as a user who may open it.");
    case SshfsCode::KeyRefused:
        return ErrorSentences::tr(
            "%1 takes none of the keys; check user and key, and whether the agent holds a key "
            "that has a passphrase.");
    case SshfsCode::HostKeyUnknown:
        return ErrorSentences::tr(
            "%1 shows a key that nobody has confirmed yet; press Check in the target's dialog, or "
            "use breakeven check, to compare its fingerprint and trust it.");
    case SshfsCode::HostKeyChanged:
        return ErrorSentences::tr(
            "%1 shows another key than the one that was confirmed; somebody may listen in. Ask "
            "its administrator before you confirm the new one, by Check in the target's dialog "
            "or breakeven check.");
    }
    return {};
}

QString wordsOf(SshfsReason code)
{
    switch (code) {
    case SshfsReason::ReachedThroughAnother:
        return BackendWords::tr(
            "no network can be emulated in front of a host that is reached through another one");
    case SshfsReason::HostMissing:
        return BackendWords::tr("a host is needed, as in user@host");
    case SshfsReason::NotQuotable:
        return BackendWords::tr("quotation marks and control characters can't be passed to ssh");
    }
    return {};
}

QString wordsOf(SshfsTargetReason code)
{
    switch (code) {
    case SshfsTargetReason::Authority:
        return AddressWords::tr("before the folder stands a host, as in sftp://user@host:22/folder");
    case SshfsTargetReason::AddressWithoutHost:
        return AddressWords::tr("a remote folder has a host: sftp://user@host/folder");
    case SshfsTargetReason::Password:
        return AddressWords::tr("a remote folder takes a key or an agent, not a password");
    case SshfsTargetReason::AddressWithoutPath:
        return AddressWords::tr("a remote folder has a path: sftp://user@host/folder");
    case SshfsTargetReason::Option:
        return AddressWords::tr(
            "\"%1\" is not key=PATH, the user's own, or fsync=on or off; in a folder's name write ? as %3F");
    case SshfsTargetReason::HostMissing:
        return PlanWords::tr("a remote folder needs its host");
    case SshfsTargetReason::HostWithDash:
        return PlanWords::tr("a host can't begin with a dash");
    case SshfsTargetReason::HostWithSpace:
        return PlanWords::tr("a host has no spaces, as in user@host");
    case SshfsTargetReason::Port:
        return PlanWords::tr("a port is 1 to 65535");
    }
    return {};
}

} // namespace breakeven
