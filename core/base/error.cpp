// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Error)
};

// %1 is where it happened.
QString whatAndWhatToDo(Error::Code code)
{
    switch (code) {
    case Error::Code::InvalidInput:
        return Words::tr("%1 can't be understood.");
    case Error::Code::NotFound:
        return Words::tr("%1 does not exist; check the name.");
    case Error::Code::Unreachable:
        return Words::tr("%1 can't be reached; check that it runs and that the address is right.");
    case Error::Code::TimedOut:
        return Words::tr("%1 did not answer in time; check its load and the network.");
    case Error::Code::ConnectionLost:
        return Words::tr("%1 closed the connection; check whether it was stopped.");
    case Error::Code::WrongCredentials:
        return Words::tr("%1 refused the password; check user and ACL.");
    case Error::Code::NotPermitted:
        return Words::tr("%1 does not allow this; check the permissions.");
    case Error::Code::Rejected:
        return Words::tr("%1 refused the command.");
    case Error::Code::UnexpectedReply:
        return Words::tr("%1 gave an unexpected reply; check that it is the right kind of server.");
    case Error::Code::Busy:
        return Words::tr("%1 can't serve now; try again later.");
    case Error::Code::NoSpace:
        return Words::tr("%1 is full; free some space.");
    case Error::Code::InputOutput:
        return Words::tr("%1 could not be read or written.");
    case Error::Code::Mismatch:
        return Words::tr("%1 did not return what was written to it.");
    case Error::Code::ServerNotStarted:
        return Words::tr("%1 could not be started.");
    case Error::Code::Unsupported:
        return Words::tr("%1 is not available here.");
    case Error::Code::ProcessEnded:
        return Words::tr("%1 ended unexpectedly; its last words tell why.");
    case Error::Code::OutOfMemory:
        return Words::tr("%1 ran out of memory; use a smaller payload, fewer items or fewer threads.");
    case Error::Code::UserCode:
        return Words::tr("%1 raised an exception; correct the file.");
    case Error::Code::EmptyBatch:
        return Words::tr(
            "%1 defines none of the functions read, work and write, so it would measure nothing of "
            "yours; start from what breakeven batch-template prints.");
    case Error::Code::ChildHung:
        return Words::tr("%1 has stopped answering; look for an endless wait or loop in what it runs.");
    case Error::Code::ChildGarbled:
        return Words::tr(
            "%1 answered with something that this program did not ask for; let nothing write to the "
            "standard output that it was started with.");
    case Error::Code::ChildEndless:
        return Words::tr("%1 wrote a line without an end; check that it is a Python interpreter.");
    case Error::Code::ChildChatty:
        return Words::tr(
            "%1 prints on and on instead of starting; check that it is a Python interpreter, and "
            "its start-up files.");
    case Error::Code::OtherVersion:
        return Words::tr(
            "%1 speaks another version of the protocol; install one version of the program only.");
    case Error::Code::Cancelled:
        return Words::tr("Cancelled.");
    case Error::Code::CredentialsNeeded:
        return Words::tr("%1 wants a password; give it, and the user where it has ACL users.");
    case Error::Code::AccessDenied:
        return Words::tr("%1 does not grant this user the command or the key; let the user's ACL allow HGET, "
                         "HSET, EXISTS and DEL on the keys breakeven:*.");
    case Error::Code::Loading:
        return Words::tr("%1 is still loading its data; wait until it is done, then start again.");
    case Error::Code::MemoryFull:
        return Words::tr("%1 has no memory left for writes; raise its maxmemory or remove keys.");
    case Error::Code::ReadOnly:
        return Words::tr("%1 is a replica that takes no writes; give the address of its primary.");
    case Error::Code::WrongType:
        return Words::tr("%1 holds another kind of value under a key of this run; somebody else writes to "
                         "breakeven:*, so stop that or use another database.");
    case Error::Code::TooManyClients:
        return Words::tr("%1 takes no further client; raise its maxclients, use fewer threads or close other "
                         "clients.");
    case Error::Code::SavingFailed:
        return Words::tr(
            "%1 takes no writes because it could not save its data; check its disk and its log.");
    case Error::Code::ClusterDown:
        return Words::tr("%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is "
                         "served.");
    case Error::Code::OtherNode:
        return Words::tr("%1 is one node of a cluster and sends to another; let the user's ACL allow CLUSTER "
                         "SLOTS, and check that the cluster is settled.");
    case Error::Code::TlsMissing:
        return Words::tr("%1 does not speak TLS; give the server's TLS port, or write redis:// for a "
                         "connection in plain text.");
    case Error::Code::TlsNeeded:
        return Words::tr("%1 speaks TLS only; write rediss:// instead of redis://.");
    case Error::Code::TlsFailed:
        return Words::tr("%1 and this program could not agree on an encrypted connection; check the "
                         "server's TLS settings.");
    case Error::Code::CertificateUntrusted:
        return Words::tr("%1 shows a certificate that nobody trusted here has signed; give the file of its "
                         "certificate authority.");
    case Error::Code::CertificateExpired:
        return Words::tr("%1 shows a certificate that is not valid today; renew it, or correct the clock.");
    case Error::Code::CertificateOfOther:
        return Words::tr("%1 shows the certificate of another host; give the name that stands in it.");
    case Error::Code::ClientRefused:
        return Words::tr("%1 wants a certificate that it trusts from its clients; give one with its key.");
    case Error::Code::NotInstalled:
        return Words::tr("%1 is not installed; install it with the system's packages.");
    case Error::Code::MountImpossible:
        return Words::tr("%1 can't be used, so no remote folder can be mounted; load the kernel module fuse, "
                         "let the container have the device, or run as a user who may open it.");
    case Error::Code::KeyRefused:
        return Words::tr("%1 takes none of the keys; check user and key, and whether the agent holds a key "
                         "that has a passphrase.");
    case Error::Code::HostKeyUnknown:
        return Words::tr(
            "%1 shows a key that nobody has confirmed yet; press Check in the target's dialog, or "
            "use breakeven check, to compare its fingerprint and trust it.");
    case Error::Code::HostKeyChanged:
        return Words::tr("%1 shows another key than the one that was confirmed; somebody may listen in. Ask "
                         "its administrator before you confirm the new one, by Check in the target's dialog "
                         "or breakeven check.");
    case Error::Code::KeyringRefused:
        return Words::tr("%1 refuses the user or its key; compare user and keyring with what ceph auth get "
                         "prints for the user on the cluster.");
    case Error::Code::PoolRefused:
        return Words::tr("%1 does not let the user read, write and remove objects in the pool; let ceph auth "
                         "caps give it mon 'allow r' and osd 'allow rwx' on the pool.");
    case Error::Code::Internal:
        break;
    }
    return Words::tr("%1 failed unexpectedly; please report this.");
}

} // namespace

QString sentence(const Error& error)
{
    const QString where = error.where.isEmpty() ? Words::tr("It") : error.where;
    const QString pattern = whatAndWhatToDo(error.code);
    QString text = pattern.contains(QLatin1String("%1")) ? pattern.arg(where) : pattern;
    if (!error.detail.isEmpty())
        text += QLatin1String(" (") + error.detail + QLatin1Char(')');
    return text;
}

} // namespace breakeven
