// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

// Certificate authorities and what they signed, made by the openssl command in a folder that goes with them.
class TestCertificates
{
public:
    [[nodiscard]] static bool areAvailable()
    {
        return QProcess::execute(QStringLiteral("sh"),
                                 {QStringLiteral("-c"), QStringLiteral("command -v openssl >/dev/null")}) ==
               0;
    }

    [[nodiscard]] QString certificate(const QString& name) const { return file(name, "crt"); }
    [[nodiscard]] QString key(const QString& name) const { return file(name, "key"); }

    bool addAuthority(const QString& name)
    {
        return run(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"),
                               QStringLiteral("2"), QStringLiteral("-out"), certificate(name)} +
                   newKey(name));
    }

    // `names` as OpenSSL writes them: "DNS:localhost,IP:127.0.0.1"; empty: a client's. `days` until it ends.
    bool add(const QString& name, const QString& authority, const QString& names = {}, int days = 2)
    {
        QFile extensions(file(name, "ext"));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        if (!names.isEmpty())
            extensions.write("subjectAltName=" + names.toUtf8() + '\n');
        extensions.close();
        const QString request = file(name, "csr");
        return run(QStringList{QStringLiteral("req"), QStringLiteral("-out"), request} + newKey(name)) &&
               run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
                    QStringLiteral("-CA"), certificate(authority), QStringLiteral("-CAkey"), key(authority),
                    QStringLiteral("-CAcreateserial"), QStringLiteral("-days"), QString::number(days),
                    QStringLiteral("-extfile"), extensions.fileName(), QStringLiteral("-out"),
                    certificate(name)});
    }

private:
    [[nodiscard]] QString file(const QString& name, const char* ending) const
    {
        return m_folder.filePath(name + QLatin1Char('.') + QLatin1String(ending));
    }

    [[nodiscard]] QStringList newKey(const QString& name) const
    {
        return {QStringLiteral("-newkey"),
                QStringLiteral("ec"),
                QStringLiteral("-pkeyopt"),
                QStringLiteral("ec_paramgen_curve:P-256"),
                QStringLiteral("-nodes"),
                QStringLiteral("-keyout"),
                key(name),
                QStringLiteral("-subj"),
                QStringLiteral("/CN=") + name};
    }

    static bool run(const QStringList& arguments)
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        return openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit &&
               openssl.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};
