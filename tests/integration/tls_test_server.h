// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/redis_test_server.h"
#include "tests/integration/test_certificates.h"

// A server that speaks TLS on port().
class TlsTestServer
{
public:
    TlsTestServer(const TestCertificates& certificates, const QString& name, const QString& more = {})
        : m_port(RedisTestServer::freePort())
        , m_server(QStringLiteral("port 0\ntls-port %1\ntls-cert-file %2\ntls-key-file %3\n"
                                  "tls-ca-cert-file %4\ntls-auth-clients no\n%5")
                       .arg(QString::number(m_port), certificates.certificate(name), certificates.key(name),
                            certificates.certificate(QStringLiteral("authority")), more))
    {}

    [[nodiscard]] quint16 port() const { return m_port; }
    RedisTestServer* operator->() { return &m_server; }

private:
    quint16 m_port;
    RedisTestServer m_server;
};
