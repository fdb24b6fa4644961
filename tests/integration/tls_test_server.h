// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/redis_test_server.h"
#include "tests/integration/test_certificates.h"

// What a server's configuration says so that it speaks TLS on `port` and shows the certificate `name`.
inline QString tlsConfiguration(const TestCertificates& certificates, const QString& name, quint16 port)
{
    return QStringLiteral("tls-port %1\ntls-cert-file %2\ntls-key-file %3\ntls-ca-cert-file %4\n"
                          "tls-auth-clients no\n")
        .arg(QString::number(port), certificates.certificate(name), certificates.key(name),
             certificates.certificate(QStringLiteral("authority")));
}

// A server that speaks TLS on port().
class TlsTestServer
{
public:
    TlsTestServer(const TestCertificates& certificates, const QString& name, const QString& more = {})
        : m_port(freePort())
        , m_server(QStringLiteral("port 0\n") + tlsConfiguration(certificates, name, m_port) + more)
    {}

    [[nodiscard]] quint16 port() const { return m_port; }
    RedisTestServer* operator->() { return &m_server; }

private:
    quint16 m_port;
    RedisTestServer m_server;
};
