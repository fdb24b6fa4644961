// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/tls_channel.h"

#include "core/backends/redis/tls_code.h"
#include "core/base/system_error.h"

#include <QStringList>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace breakeven {

namespace {

QString text(const ASN1_STRING* words)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(ASN1_STRING_get0_data(words)),
                             ASN1_STRING_length(words));
}

// Whom a certificate names: its DNS names and addresses.
QStringList namesIn(const X509* certificate)
{
    QStringList names;
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> alternatives(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)),
        &GENERAL_NAMES_free);
    for (int i = 0; i < sk_GENERAL_NAME_num(alternatives.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(alternatives.get(), i);
        if (name->type == GEN_DNS) {
            names.append(text(name->d.dNSName));
        } else if (name->type == GEN_IPADD) {
            const bool isIPv4 = ASN1_STRING_length(name->d.iPAddress) == 4;
            std::array<char, INET6_ADDRSTRLEN> shown{};
            ::inet_ntop(isIPv4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(name->d.iPAddress), shown.data(),
                        shown.size());
            names.append(QString::fromLatin1(shown.data()));
        }
    }
    // An old certificate has but one name.
    const X509_NAME* subject = X509_get_subject_name(certificate);
    const int place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (names.isEmpty() && place >= 0)
        names.append(text(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place))));
    return names;
}

// What the server says, with TLS 1.3 after the handshake, to a client whose certificate is absent or refused.
bool isAboutTheClient(int reason)
{
    switch (reason) {
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE: // TLS 1.2 has no better word for an absent one
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
    case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
    case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
        return true;
    default:
        return false;
    }
}

} // namespace

void TlsChannel::Deleter::operator()(ssl_st* channel) const noexcept
{
    SSL_free(channel);
}

TlsChannel::TlsChannel(TlsContext context, QString where)
    : m_where(std::move(where))
    , m_context(std::move(context))
    , m_channel(SSL_new(m_context.get()))
{}

TlsChannel::~TlsChannel()
{
    // A word of farewell, without waiting for the other side's.
    if (m_channel && !m_failed)
        SSL_shutdown(m_channel.get());
    ERR_clear_error();
}

Result<std::unique_ptr<TlsChannel>> TlsChannel::open(int socket, const QString& host, const TlsFiles& files,
                                                     const QString& where)
{
    auto context = makeTlsContext(files);
    if (!context.ok())
        return context.error();
    std::unique_ptr<TlsChannel> channel(new TlsChannel(std::move(context).value(), where));
    if (!channel->m_channel || SSL_set_fd(channel->m_channel.get(), socket) != 1)
        return Error{Error::Code::Internal, where, {}, phrase(TlsReason::NoMemory)};
    if (const Status asked = channel->ask(host); !asked.ok())
        return asked.error();
    SSL_set_app_data(channel->m_channel.get(), channel.get());
    SSL_set_verify(channel->m_channel.get(), SSL_VERIFY_PEER, noteNames);
    ERR_clear_error();
    if (const int result = SSL_connect(channel->m_channel.get()); result != 1)
        return channel->failure(result);
    return channel;
}

// OpenSSL drops a certificate that it refuses, so what it named is to be kept before.
int TlsChannel::noteNames(int accepted, x509_store_ctx_st* verification)
{
    const int problem = X509_STORE_CTX_get_error(verification);
    if (problem != X509_V_ERR_HOSTNAME_MISMATCH && problem != X509_V_ERR_IP_ADDRESS_MISMATCH)
        return accepted;
    auto* ssl =
        static_cast<SSL*>(X509_STORE_CTX_get_ex_data(verification, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* channel = static_cast<TlsChannel*>(SSL_get_app_data(ssl));
    channel->m_names = namesIn(X509_STORE_CTX_get0_cert(verification)).join(QLatin1String(", "));
    return accepted;
}

// Whom the certificate must name, and for a name also SNI, so that a server of several hosts shows the right
// one.
Status TlsChannel::ask(const QString& host)
{
    const QByteArray name = host.section(QLatin1Char('%'), 0, 0).toUtf8(); // without an IPv6 zone
    X509_VERIFY_PARAM* wanted = SSL_get0_param(m_channel.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, name.constData()) == 1)
        return Done{};
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (SSL_set1_host(m_channel.get(), name.constData()) != 1 ||
        SSL_set_tlsext_host_name(m_channel.get(), name.constData()) != 1)
        return Error{Error::Code::InvalidInput, m_where, {}, phrase(TlsReason::NameUnverifiable)};
    return Done{};
}

Status TlsChannel::write(std::string_view bytes)
{
    ERR_clear_error();
    while (!bytes.empty()) {
        constexpr std::size_t most = std::numeric_limits<int>::max();
        const int sent =
            SSL_write(m_channel.get(), bytes.data(), static_cast<int>(std::min(bytes.size(), most)));
        if (sent <= 0) {
            // A server that hangs up says why before, and that lies unread.
            Error error = failure(sent);
            if (error.code != Error::Code::ConnectionLost)
                return error;
            ERR_clear_error();
            char unread = 0;
            const int got = SSL_read(m_channel.get(), &unread, 1);
            return got > 0 ? error : failure(got);
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return Done{};
}

Result<std::size_t> TlsChannel::read(std::span<char> into)
{
    ERR_clear_error();
    const int got = SSL_read(m_channel.get(), into.data(), static_cast<int>(into.size()));
    if (got <= 0)
        return failure(got);
    return static_cast<std::size_t>(got);
}

// Call it right after the failed call, while errno and OpenSSL's queue are fresh.
Error TlsChannel::failure(int result)
{
    const int number = errno;
    m_failed = true;
    const int kind = SSL_get_error(m_channel.get(), result);
    if (const long problem = SSL_get_verify_result(m_channel.get()); problem != X509_V_OK)
        return certificateFailure(problem);
    // The socket blocks, so only its time limit makes OpenSSL ask for another try.
    if (kind == SSL_ERROR_WANT_READ || kind == SSL_ERROR_WANT_WRITE)
        return {Error::Code::TimedOut, m_where, {}};
    if (kind == SSL_ERROR_ZERO_RETURN)
        return {Error::Code::ConnectionLost, m_where, {}, phrase(TlsReason::Closed)};
    if (kind == SSL_ERROR_SYSCALL)
        return {Error::Code::ConnectionLost, m_where, systemWords(number)};

    const unsigned long error = ERR_peek_error();
    const int reason = ERR_GET_REASON(error);
    const char* words = ERR_reason_error_string(error);
    const QString detail = words != nullptr ? QString::fromUtf8(words) : QString();
    if (reason == SSL_R_UNEXPECTED_EOF_WHILE_READING)
        return {Error::Code::ConnectionLost, m_where, detail};
    if (isAboutTheClient(reason))
        return {TlsCode::ClientRefused, m_where, detail};
    return {Error::Code::EncryptionFailed, m_where, detail};
}

Error TlsChannel::certificateFailure(long problem) const
{
    const QString detail = QString::fromUtf8(X509_verify_cert_error_string(problem));
    switch (problem) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return {TlsCode::CertificateOfOther, m_where, m_names.isEmpty() ? detail : QString(),
                m_names.isEmpty() ? Phrase{} : phrase(TlsReason::NamesOther, m_names)};
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return {TlsCode::CertificateExpired, m_where, detail};
    default:
        return {TlsCode::CertificateUntrusted, m_where, detail};
    }
}

} // namespace breakeven
