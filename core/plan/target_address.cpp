// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_address.h"

#include "core/plan/redis_address.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>
#include <QUrlQuery>

namespace breakeven {

namespace {

constexpr int sshPort = 22;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Address)
};

Error invalid(const QUrl& url, const QString& what)
{
    return {Error::Code::InvalidInput, url.toDisplayString(QUrl::RemovePassword), what};
}

Result<Target> sshfsFrom(const QUrl& url)
{
    if (url.host().isEmpty())
        return invalid(url, Words::tr("a remote folder has a host: sftp://user@host/folder"));
    if (!url.password().isEmpty())
        return invalid(url, Words::tr("a remote folder takes a key or an agent, not a password"));
    if (url.path().isEmpty())
        return invalid(url, Words::tr("a remote folder has a path: sftp://user@host/folder"));
    const QString host =
        url.userName().isEmpty() ? url.host() : url.userName() + QLatin1Char('@') + url.host();
    SshfsTarget place;
    place.host = host;
    place.port = url.port(sshPort);
    place.folder = QDir::cleanPath(url.path());
    const QUrlQuery query(url);
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("key"))
            place.key = value;
        else if (key == QLatin1String("fsync") &&
                 (value == QLatin1String("on") || value == QLatin1String("off")))
            place.fsync = value == QLatin1String("on");
        else
            return invalid(url, Words::tr("\"%1\" is not key=PATH, the user's own, or fsync=on or off")
                                    .arg(key + QLatin1Char('=') + value));
    }
    return Target{.name = QStringLiteral("%1:%2").arg(host, place.folder), .backend = place, .network = {}};
}

Result<Target> radosFrom(const QUrl& url)
{
    RadosTarget place;
    place.pool = url.path();
    if (place.pool.isEmpty())
        return invalid(url, Words::tr("a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf"));
    const QUrlQuery query(url);
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("conf"))
            place.conf = value;
        else if (key == QLatin1String("keyring"))
            place.keyring = value;
        else if (key == QLatin1String("user"))
            place.user = value;
        else
            return invalid(url, Words::tr("\"%1\" is not one of conf, keyring, user").arg(key));
    }
    return Target{.name = QStringLiteral("ceph %1").arg(place.pool), .backend = place, .network = {}};
}

Target folder(const QString& path)
{
    return {.name = path, .backend = FileTarget{.folder = QDir::cleanPath(path)}, .network = {}};
}

Result<Target> localFolder(const QUrl& url)
{
    const QString path = url.toLocalFile();
    if (path.isEmpty())
        return invalid(url, Words::tr("it names no folder of this machine, as file:///srv/data does"));
    return folder(path);
}

// With the pool as its path: QUrl writes a host's name in lower case, and a pool's is not one.
QUrl radosUrl(const QString& text)
{
    QUrl url;
    url.setScheme(QStringLiteral("rados"));
    const qsizetype start = QStringLiteral("rados://").size();
    const qsizetype question = text.indexOf(QLatin1Char('?'));
    const qsizetype end = question < 0 ? text.size() : question;
    url.setPath(text.mid(start, end - start));
    if (question >= 0)
        url.setQuery(text.mid(question + 1));
    return url;
}

struct Address
{
    QString operator()(const FileTarget& target) const
    {
        return target.folder.isEmpty() ? QStringLiteral("file") : target.folder;
    }
    QString operator()(const RedisTarget& target) const { return target.server; }
    QString operator()(const SshfsTarget& target) const
    {
        QUrl url(QStringLiteral("sftp://") + target.host);
        if (target.port != sshPort)
            url.setPort(target.port);
        url.setPath(target.folder.startsWith(QLatin1Char('/')) ? target.folder
                                                               : QLatin1Char('/') + target.folder);
        QUrlQuery query;
        if (!target.key.isEmpty())
            query.addQueryItem(QStringLiteral("key"), target.key);
        if (target.fsync)
            query.addQueryItem(QStringLiteral("fsync"), QStringLiteral("on"));
        if (!query.isEmpty())
            url.setQuery(query);
        return url.toString();
    }
    QString operator()(const RadosTarget& target) const
    {
        QUrlQuery query;
        for (const auto& [key, value] :
             {std::pair{QStringLiteral("conf"), target.conf}, std::pair{QStringLiteral("user"), target.user},
              std::pair{QStringLiteral("keyring"), target.keyring}})
            if (!value.isEmpty())
                query.addQueryItem(key, value);
        const QString address = QStringLiteral("rados://") + target.pool;
        return query.isEmpty() ? address : address + QLatin1Char('?') + query.toString();
    }
};

} // namespace

Result<Target> targetFromText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Error{Error::Code::InvalidInput, QStringLiteral("\"\""),
                     Words::tr("a target is a Redis address (redis://host:6379/0, unix:///path), a folder "
                               "(/mnt/tmp, ~/x, .), a remote folder (sftp://user@host/folder), a Ceph pool "
                               "(rados://pool), \"private\" or \"file\"")};
    if (trimmed == QLatin1String("private"))
        return Target{.name = trimmed, .backend = RedisTarget{}, .network = {}};
    if (trimmed == QLatin1String("file"))
        return Target{.name = trimmed, .backend = FileTarget{}, .network = {}};
    if (trimmed.startsWith(QLatin1String("sftp://")) || trimmed.startsWith(QLatin1String("ssh://")))
        return sshfsFrom(QUrl(trimmed));
    if (trimmed.startsWith(QLatin1String("rados://")))
        return radosFrom(radosUrl(trimmed));
    if (trimmed.startsWith(QLatin1String("file://")))
        return localFolder(QUrl(trimmed));
    if (trimmed.startsWith(QLatin1String("~/")) || trimmed == QLatin1String("~"))
        return folder(QDir::homePath() + trimmed.mid(1));
    if (trimmed.startsWith(QLatin1Char('/')) || trimmed.startsWith(QLatin1Char('.')))
        return folder(QDir(trimmed).absolutePath());
    const auto address = RedisAddress::parse(trimmed);
    if (!address.ok())
        return address.error();
    const QString shown = address.value().toDisplayString();
    RedisTarget place;
    place.server = shown;
    place.password = address.value().password;
    return Target{.name = shown, .backend = place, .network = {}};
}

QString addressOf(const Target& target)
{
    return std::visit(Address{}, target.backend);
}

} // namespace breakeven
