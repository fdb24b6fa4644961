// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

namespace breakeven {

QString wordsOf(TlsCode code)
{
    switch (code) {
    case TlsCode::Missing:
        return ErrorSentences::tr(
            "%1 does not speak TLS; give the server's TLS port, or write redis:// for a "
            "connection in plain text.");
    case TlsCode::Needed:
        return ErrorSentences::tr("%1 speaks TLS only; write rediss:// instead of redis://.");
    case TlsCode::CertificateUntrusted:
        return ErrorSentences::tr(
            "%1 shows a certificate that nobody trusted here has signed; give the file of its "
            "certificate authority.");
    case TlsCode::CertificateExpired:
        return ErrorSentences::tr(
            "%1 shows a certificate that is not valid today; renew it, or correct the clock.");
    case TlsCode::CertificateOfOther:
        return ErrorSentences::tr(
            "%1 shows the certificate of another host; give the name that stands in it.");
    case TlsCode::ClientRefused:
        return ErrorSentences::tr(
            "%1 wants a certificate that it trusts from its clients; give one with its key.");
    }
    return {};
}

QString wordsOf(TlsReason code)
{
    switch (code) {
    case TlsReason::NoMemory:
        return BackendWords::tr("no memory for a TLS connection");
    case TlsReason::NameUnverifiable:
        return BackendWords::tr("the host name can't be verified");
    case TlsReason::Closed:
        return BackendWords::tr("the server closed the connection");
    case TlsReason::NamesOther:
        return BackendWords::tr("the certificate names %1");
    case TlsReason::NoCertificates:
        return BackendWords::tr("a PEM file of certificates is needed");
    case TlsReason::NoKey:
        return BackendWords::tr("the key of the certificate is needed, as PEM without a passphrase");
    }
    return {};
}

QString wordsOf(TlsTrust code)
{
    switch (code) {
    case TlsTrust::SystemAuthorities:
        return BackendWords::tr("the system's certificate authorities");
    }
    return {};
}

} // namespace breakeven
