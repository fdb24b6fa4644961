// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/target/redis_address.h"

#include "core/backends/redis/target/redis_target_code.h"
#include "core/base/masked_address.h"

#include <QByteArray>
#include <QUrl>

#include <arpa/inet.h>
#include <sys/un.h>

#include <algorithm>
#include <optional>

namespace breakeven {

namespace {

constexpr int highestDatabase = 65'535;

Error invalid(const QString& text, const Phrase& reason)
{
    return {Error::Code::InvalidInput, masked(text), {}, reason};
}

// Undoes %XX. Nothing when a '%' is not followed by two hexadecimal digits or the bytes are no UTF-8.
std::optional<QString> percentDecoded(QStringView text)
{
    const auto isHex = [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
               (c.toLower() >= QLatin1Char('a') && c.toLower() <= QLatin1Char('f'));
    };
    for (qsizetype i = text.indexOf(QLatin1Char('%')); i >= 0; i = text.indexOf(QLatin1Char('%'), i + 1)) {
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return std::nullopt;
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(text.toUtf8());
    const QString decoded = QString::fromUtf8(bytes);
    if (decoded.toUtf8() != bytes)
        return std::nullopt;
    return decoded;
}

std::optional<int> numberIn(QStringView text, int low, int high)
{
    const bool digitsOnly = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    bool read = false;
    const int number = text.toInt(&read);
    if (!digitsOnly || !read || number < low || number > high)
        return std::nullopt;
    return number;
}

bool isIPv6(QStringView text)
{
    const QByteArray address = text.left(text.indexOf(QLatin1Char('%'))).toLatin1(); // without a zone
    in6_addr parsed{};
    return inet_pton(AF_INET6, address.constData(), &parsed) == 1;
}

bool isHostName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.') ||
               c == QLatin1Char('_');
    });
}

// Each step reads one part into the address and returns what is wrong with it, or nothing.
using Problem = std::optional<Phrase>;

Problem readCredentials(QStringView text, RedisAddress& address)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const auto user = percentDecoded(colon < 0 ? text : text.left(colon));
    const auto password = percentDecoded(colon < 0 ? QStringView() : text.mid(colon + 1));
    if (!user || !password)
        return phrase(RedisTargetReason::CredentialsEncoding);
    address.user = *user;
    address.password = *password;
    return std::nullopt;
}

Problem readDatabase(QStringView text, RedisAddress& address)
{
    const auto number = numberIn(text, 0, highestDatabase);
    if (!number)
        return phrase(RedisTargetReason::Database, text.toString());
    address.database = *number;
    return std::nullopt;
}

Problem readQuery(QStringView text, RedisAddress& address)
{
    if (!text.startsWith(QLatin1String("db=")))
        return phrase(RedisTargetReason::Query);
    return readDatabase(text.mid(3), address);
}

Problem readHostAndPort(QStringView text, RedisAddress& address)
{
    QStringView port;
    bool hasPort = false;
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype end = text.indexOf(QLatin1Char(']'));
        const QStringView host = end < 0 ? QStringView() : text.mid(1, end - 1);
        if (!isIPv6(host))
            return phrase(RedisTargetReason::IPv6InBrackets);
        address.host = host.toString();
        const QStringView rest = text.mid(end + 1);
        hasPort = rest.startsWith(QLatin1Char(':'));
        if (!rest.isEmpty() && !hasPort)
            return phrase(RedisTargetReason::AfterBracket);
        port = rest.mid(hasPort ? 1 : 0);
    } else {
        if (text.count(QLatin1Char(':')) > 1)
            return phrase(RedisTargetReason::BracketsMissing);
        const qsizetype colon = text.indexOf(QLatin1Char(':'));
        hasPort = colon >= 0;
        const QStringView host = hasPort ? text.left(colon) : text;
        port = hasPort ? text.mid(colon + 1) : QStringView();
        if (host.isEmpty())
            return phrase(RedisTargetReason::HostMissing);
        if (!isHostName(host))
            return phrase(RedisTargetReason::NoHostName, host.toString());
        address.host = host.toString();
    }
    if (!hasPort)
        return std::nullopt;
    const auto number = numberIn(port, 1, 65'535);
    if (!number)
        return phrase(RedisTargetReason::Port);
    address.port = static_cast<std::uint16_t>(*number);
    return std::nullopt;
}

// What stands before the '@' at `at`, if it is not -1, and what follows the '?': taken off `text`.
Problem takeEnds(QStringView& text, qsizetype at, RedisAddress& address)
{
    if (at >= 0) {
        if (Problem problem = readCredentials(text.left(at), address))
            return problem;
        text = text.mid(at + 1);
    }
    const qsizetype question = text.indexOf(QLatin1Char('?'));
    if (question >= 0) {
        if (Problem problem = readQuery(text.mid(question + 1), address))
            return problem;
        text = text.left(question);
    }
    return std::nullopt;
}

Problem readTcp(QStringView text, RedisAddress& address)
{
    if (Problem problem = takeEnds(text, text.lastIndexOf(QLatin1Char('@')), address))
        return problem;
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash >= 0) {
        const QStringView database = text.mid(slash + 1);
        if (!database.isEmpty()) {
            if (Problem problem = readDatabase(database, address))
                return problem;
        }
        text = text.left(slash);
    }
    return readHostAndPort(text, address);
}

Problem readUnix(QStringView text, RedisAddress& address)
{
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    const qsizetype at = slash < 0 ? -1 : text.left(slash).lastIndexOf(QLatin1Char('@'));
    if (Problem problem = takeEnds(text, at, address))
        return problem;
    const auto path = percentDecoded(text);
    if (!path || !path->startsWith(QLatin1Char('/')) || path->size() < 2)
        return phrase(RedisTargetReason::SocketRelative);
    if (path->toUtf8().size() >= static_cast<qsizetype>(sizeof(sockaddr_un::sun_path)))
        return phrase(RedisTargetReason::SocketTooLong);
    address.unixPath = *path;
    return std::nullopt;
}

} // namespace

Result<RedisAddress> RedisAddress::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return invalid(QStringLiteral("\"\""), phrase(RedisTargetReason::Missing));
    if (trimmed.startsWith(QLatin1Char('/')))
        return invalid(trimmed, phrase(RedisTargetReason::SocketScheme, masked(trimmed)));

    if (namesPassword(trimmed))
        return invalid(trimmed, phrase(RedisTargetReason::PasswordPlace));

    RedisAddress address;
    Problem problem;
    const qsizetype separator = trimmed.indexOf(QLatin1String("://"));
    const QString scheme = separator < 0 ? QStringLiteral("redis") : trimmed.left(separator).toLower();
    const QStringView rest = QStringView(trimmed).mid(separator < 0 ? 0 : separator + 3);
    if (scheme == QLatin1String("redis")) {
        problem = readTcp(rest, address);
    } else if (scheme == QLatin1String("rediss")) {
        address.tls = true;
        problem = readTcp(rest, address);
    } else if (scheme == QLatin1String("unix")) {
        problem = readUnix(rest, address);
    } else {
        problem = phrase(RedisTargetReason::Scheme, scheme);
    }
    if (problem)
        return invalid(trimmed, *problem);
    return address;
}

QString RedisAddress::toDisplayString() const
{
    const auto encoded = [](const QString& part, const QByteArray& kept) {
        return QString::fromLatin1(QUrl::toPercentEncoding(part, kept));
    };
    QString text = !unixPath.isEmpty() ? QStringLiteral("unix://")
                   : tls               ? QStringLiteral("rediss://")
                                       : QStringLiteral("redis://");
    if (!user.isEmpty())
        text += encoded(user, {}) + QLatin1Char('@');
    if (!unixPath.isEmpty()) {
        text += encoded(unixPath, "/");
        if (database != 0)
            text += QStringLiteral("?db=%1").arg(database);
        return text;
    }
    text += host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    text += QStringLiteral(":%1").arg(port);
    if (database != 0)
        text += QStringLiteral("/%1").arg(database);
    return text;
}

} // namespace breakeven
