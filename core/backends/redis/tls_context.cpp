// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/tls_context.h"

#include "core/backends/redis/tls_code.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace breakeven {

namespace {

QString latestWords()
{
    std::array<char, 256> words{};
    ERR_error_string_n(ERR_peek_last_error(), words.data(), words.size());
    // "error:0A000086:SSL routines::reason": what a person can use stands last.
    return QString::fromUtf8(words.data()).section(QLatin1Char(':'), -1);
}

Error unusable(const QString& path, const Phrase& reason)
{
    if (!QFileInfo(path).isFile())
        return {Error::Code::NotFound, path, {}};
    if (!QFileInfo(path).isReadable())
        return {Error::Code::NotPermitted, path, {}};
    return {Error::Code::InvalidInput, path, latestWords(), reason};
}

// OpenSSL would ask on the terminal.
int noPassphrase(char* /*into*/, int /*size*/, int /*isWriting*/, void* /*userData*/)
{
    return 0;
}

} // namespace

void TlsContextDeleter::operator()(ssl_ctx_st* context) const noexcept
{
    SSL_CTX_free(context);
}

Result<TlsContext> makeTlsContext(const TlsFiles& files)
{
    ERR_clear_error();
    TlsContext context(SSL_CTX_new(TLS_client_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1)
        return Error{Error::Code::Internal, QStringLiteral("OpenSSL"), latestWords()};
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_default_passwd_cb(context.get(), noPassphrase);

    const QByteArray authorities = QFile::encodeName(files.authorities);
    if (authorities.isEmpty()) {
        if (SSL_CTX_set_default_verify_paths(context.get()) != 1)
            return Error{Error::Code::NotFound, {}, latestWords(), {}, phrase(TlsTrust::SystemAuthorities)};
    } else if (SSL_CTX_load_verify_file(context.get(), authorities.constData()) != 1) {
        return unusable(files.authorities, phrase(TlsReason::NoCertificates));
    }

    if (files.clientCertificate.isEmpty())
        return context;
    const QByteArray certificate = QFile::encodeName(files.clientCertificate);
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate.constData()) != 1)
        return unusable(files.clientCertificate, phrase(TlsReason::NoCertificates));
    // It also compares the key with the certificate.
    const QByteArray key = QFile::encodeName(files.clientKey);
    if (SSL_CTX_use_PrivateKey_file(context.get(), key.constData(), SSL_FILETYPE_PEM) != 1)
        return unusable(files.clientKey, phrase(TlsReason::NoKey));
    return context;
}

} // namespace breakeven
