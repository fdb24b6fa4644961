// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(BaseCode code)
{
    switch (code) {
    case BaseCode::InvalidInput:
        return ErrorSentences::tr("%1 can't be understood.");
    case BaseCode::NotFound:
        return ErrorSentences::tr("%1 does not exist; check the name.");
    case BaseCode::Unreachable:
        return ErrorSentences::tr("%1 can't be reached; check that it runs and that the address is right.");
    case BaseCode::TimedOut:
        return ErrorSentences::tr("%1 did not answer in time; check its load and the network.");
    case BaseCode::ConnectionLost:
        return ErrorSentences::tr("%1 closed the connection; check whether it was stopped.");
    case BaseCode::WrongCredentials:
        return ErrorSentences::tr("%1 refused the password; check user and ACL.");
    case BaseCode::NotPermitted:
        return ErrorSentences::tr("%1 does not allow this; check the permissions.");
    case BaseCode::Rejected:
        return ErrorSentences::tr("%1 refused the command.");
    case BaseCode::UnexpectedReply:
        return ErrorSentences::tr("%1 gave an unexpected reply; check that it is the right kind of server.");
    case BaseCode::Busy:
        return ErrorSentences::tr("%1 can't serve now; try again later.");
    case BaseCode::NoSpace:
        return ErrorSentences::tr("%1 is full; free some space.");
    case BaseCode::InputOutput:
        return ErrorSentences::tr("%1 could not be read or written.");
    case BaseCode::Mismatch:
        return ErrorSentences::tr("%1 did not return what was written to it.");
    case BaseCode::ServerNotStarted:
        return ErrorSentences::tr("%1 could not be started.");
    case BaseCode::Unsupported:
        return ErrorSentences::tr("%1 is not available here.");
    case BaseCode::ProcessEnded:
        return ErrorSentences::tr("%1 ended unexpectedly; its last words tell why.");
    case BaseCode::OutOfMemory:
        return ErrorSentences::tr(
            "%1 ran out of memory; use a smaller payload, fewer items or fewer threads.");
    case BaseCode::ThreadsExhausted:
        return ErrorSentences::tr(
            "The system starts no more threads; raise its limit, or ask for fewer threads.");
    case BaseCode::FilesExhausted:
        return ErrorSentences::tr(
            "%1 needs more open files than the system allows; raise the limit RLIMIT_NOFILE "
            "(ulimit -n), or ask for fewer threads or targets.");
    case BaseCode::Cancelled:
        return ErrorSentences::tr("Cancelled.");
    case BaseCode::EncryptionFailed:
        return ErrorSentences::tr("%1 and this program could not agree on an encrypted connection; check the "
                                  "server's TLS settings.");
    case BaseCode::NotInstalled:
        return ErrorSentences::tr("%1 is not installed; install it with the system's packages.");
    case BaseCode::Internal:
        break;
    }
    return ErrorSentences::tr("%1 failed unexpectedly; please report this.");
}

} // namespace breakeven
