// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(RedisCode code)
{
    switch (code) {
    case RedisCode::CredentialsNeeded:
        return ErrorSentences::tr("%1 wants a password; give it, and the user where it has ACL users.");
    case RedisCode::AccessDenied:
        return ErrorSentences::tr(
            "%1 does not grant this user a command or the keys; let the server's administrator run "
            "ACL SETUSER with the user's name and: ~breakeven:* +ping +select +info +scan +exists "
            "+hget +hset +del +cluster|slots.");
    case RedisCode::Loading:
        return ErrorSentences::tr("%1 is still loading its data; wait until it is done, then start again.");
    case RedisCode::MemoryFull:
        return ErrorSentences::tr("%1 has no memory left for writes; raise its maxmemory or remove keys.");
    case RedisCode::ReadOnly:
        return ErrorSentences::tr("%1 is a replica that takes no writes; give the address of its primary.");
    case RedisCode::WrongType:
        return ErrorSentences::tr(
            "%1 holds another kind of value under a key of this run; somebody else writes to "
            "breakeven:*, so stop that or use another database.");
    case RedisCode::TooManyClients:
        return ErrorSentences::tr(
            "%1 takes no further client; raise its maxclients, use fewer threads or close other "
            "clients.");
    case RedisCode::SavingFailed:
        return ErrorSentences::tr(
            "%1 takes no writes because it could not save its data; check its disk and its log.");
    case RedisCode::ClusterDown:
        return ErrorSentences::tr(
            "%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is "
            "served.");
    case RedisCode::OtherNode:
        return ErrorSentences::tr(
            "%1 is one node of a cluster and sends to another; let the user's ACL allow CLUSTER "
            "SLOTS, and check that the cluster is settled.");
    }
    return {};
}

QString wordsOf(RedisReason code)
{
    switch (code) {
    case RedisReason::NotInstalled:
        return BackendWords::tr("it is not installed; on Debian: apt install redis-server");
    case RedisReason::HgetGaveNoString:
        return BackendWords::tr("HGET gave no string");
    case RedisReason::ScanGaveNoKeys:
        return BackendWords::tr("SCAN gave something else than keys");
    case RedisReason::PingGaveNoStatus:
        return BackendWords::tr("PING gave no status");
    case RedisReason::InfoGaveNoVersion:
        return BackendWords::tr("INFO gave no version");
    case RedisReason::SlotsGaveNoList:
        return BackendWords::tr("CLUSTER SLOTS gave no list");
    case RedisReason::SlotsGaveNoSlots:
        return BackendWords::tr("CLUSTER SLOTS gave something else than slots");
    case RedisReason::NumberExpected:
        return BackendWords::tr("a number was expected");
    case RedisReason::KeysTaken:
        return BackendWords::tr("all keys breakeven:%1:* are taken");
    case RedisReason::NoMemoryForConnection:
        return BackendWords::tr("no memory for a connection");
    case RedisReason::TimeoutNotSet:
        return BackendWords::tr("the timeout could not be set");
    case RedisReason::FailedBefore:
        return BackendWords::tr("the connection has failed before");
    case RedisReason::NoMemoryForCommand:
        return BackendWords::tr("no memory for a command");
    case RedisReason::NoMemoryForReply:
        return BackendWords::tr("no memory for a reply");
    }
    return {};
}

QString wordsOf(RedisTargetReason code)
{
    switch (code) {
    case RedisTargetReason::CredentialsEncoding:
        return AddressWords::tr(
            "in user and password, write '%' as %25, and other special characters as %XX");
    case RedisTargetReason::Database:
        return AddressWords::tr("the database is a number from 0 on, not \"%1\"");
    case RedisTargetReason::Query:
        return AddressWords::tr("only db=NUMBER may follow the '?'");
    case RedisTargetReason::IPv6InBrackets:
        return AddressWords::tr("between [ and ] an IPv6 address is needed, as in [::1]:6379");
    case RedisTargetReason::AfterBracket:
        return AddressWords::tr("after ] only a port may follow, as in [::1]:6379");
    case RedisTargetReason::BracketsMissing:
        return AddressWords::tr("an IPv6 address needs brackets, as in [::1]:6379");
    case RedisTargetReason::HostMissing:
        return AddressWords::tr("the host is missing");
    case RedisTargetReason::NoHostName:
        return AddressWords::tr("\"%1\" is no host name");
    case RedisTargetReason::Port:
        return AddressWords::tr("the port is a number from 1 to 65535");
    case RedisTargetReason::SocketRelative:
        return AddressWords::tr("the socket's absolute path is needed, as in unix:///run/redis.sock");
    case RedisTargetReason::SocketTooLong:
        return AddressWords::tr("the path of a socket may have 107 bytes at most");
    case RedisTargetReason::Missing:
        return AddressWords::tr("an address is needed, as in redis://host:6379/0");
    case RedisTargetReason::SocketScheme:
        return AddressWords::tr("for a socket write unix://%1");
    case RedisTargetReason::PasswordPlace:
        return AddressWords::tr("a password stands before the @, as in redis://user:password@host; better "
                                "leave it out and be asked for it");
    case RedisTargetReason::Scheme:
        return AddressWords::tr("an address starts with redis://, rediss:// or unix://, not %1://");
    case RedisTargetReason::PasswordInAddress:
        return PlanWords::tr("the password must stand apart from the address");
    case RedisTargetReason::CertificatesWithoutTls:
        return PlanWords::tr("certificates need an address that starts with rediss://");
    case RedisTargetReason::CertificateWithoutKey:
        return PlanWords::tr("a client's certificate and its key go together");
    }
    return {};
}

} // namespace breakeven
