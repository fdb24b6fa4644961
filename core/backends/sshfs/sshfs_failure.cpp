// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_failure.h"

#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QList>

#include <algorithm>
#include <array>
#include <vector>

namespace breakeven {

namespace {

struct Sign
{
    const char* words;
    AnyCode code;
};

// In the order of what is told best: a changed key is followed by "Host key verification failed", too.
const std::vector<Sign>& signs()
{
    static const std::vector<Sign> all{
        Sign{"REMOTE HOST IDENTIFICATION HAS CHANGED", SshfsCode::HostKeyChanged},
        Sign{"REVOKED HOST KEY DETECTED", SshfsCode::HostKeyChanged},
        Sign{"host key is known for", SshfsCode::HostKeyUnknown},
        Sign{"Host key verification failed", SshfsCode::HostKeyUnknown},
        Sign{"Permission denied (", SshfsCode::KeyRefused},
        Sign{"Too many authentication failures", SshfsCode::KeyRefused},
        Sign{"Connection refused", Error::Code::Unreachable},
        Sign{"Could not resolve hostname", Error::Code::Unreachable},
        Sign{"No route to host", Error::Code::Unreachable},
        Sign{"Network is unreachable", Error::Code::Unreachable},
        Sign{"Connection timed out", Error::Code::TimedOut},
        Sign{"Operation timed out", Error::Code::TimedOut},
        Sign{"not responding", Error::Code::TimedOut},
        Sign{"subsystem request failed", Error::Code::Rejected},
        Sign{"kex_exchange_identification", Error::Code::ConnectionLost},
        Sign{"Connection reset", Error::Code::ConnectionLost},
        Sign{"Connection closed", Error::Code::ConnectionLost},
    };
    return all;
}

const std::vector<Sign>& folderSigns()
{
    static const std::vector<Sign> all{
        Sign{"No such file or directory", Error::Code::NotFound},
        Sign{"Not a directory", Error::Code::NotFound},
        Sign{"not a directory", Error::Code::NotFound},
        Sign{"Permission denied", Error::Code::NotPermitted},
    };
    return all;
}

// What tells no reason. The last is an ssh's that came too late, see SshfsMount.
constexpr std::array chatter{"debug1:", "Authenticated to",
                             "Transferred:", "Bytes per second:", "Can't open user config file"};

QString firstLineWith(const QByteArray& words, const QByteArray& text)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.contains(words))
            return QString::fromUtf8(line.trimmed());
    }
    return {};
}

QString textBehind(const QByteArray& words, const QByteArray& text)
{
    const qsizetype at = text.indexOf(words);
    if (at < 0)
        return {};
    const qsizetype from = at + words.size();
    const qsizetype end = text.indexOf('\n', from);
    return QString::fromUtf8(text.mid(from, end < 0 ? -1 : end - from).trimmed());
}

} // namespace

Error sshfsFailure(const SshfsTarget& target, const QByteArray& sshLog, const QByteArray& sshfsWords)
{
    const QString where = displayName(target);
    for (const Sign& sign : signs()) {
        const QString line = firstLineWith(sign.words, sshLog);
        if (line.isEmpty())
            continue;
        const bool isAboutKey =
            sign.code == SshfsCode::HostKeyChanged || sign.code == SshfsCode::HostKeyUnknown;
        return {sign.code, where, isAboutKey ? hostKeyIn(sshLog) : line};
    }
    if (sshfsWords.contains("fuse")) // "fuse: device not found …", "fusermount3: mount failed: …"
        return {SshfsCode::MountImpossible, QStringLiteral("/dev/fuse"),
                QString::fromUtf8(sshfsWords.trimmed())};
    // Connected, so what sshfs says is about the folder: "HOST:FOLDER: No such file or directory".
    for (const Sign& sign : folderSigns()) {
        if (sshfsWords.contains(sign.words))
            return {sign.code, where, QString::fromUtf8(sshfsWords.trimmed())};
    }
    const QString complaint = lastComplaintIn(sshLog);
    return {Error::Code::ConnectionLost, where,
            complaint.isEmpty() ? QString::fromUtf8(sshfsWords.trimmed()) : complaint};
}

QString serverVersionIn(const QByteArray& sshLog)
{
    return textBehind("remote software version ", sshLog);
}

QString hostKeyIn(const QByteArray& sshLog)
{
    return textBehind("Server host key: ", sshLog);
}

QString lastComplaintIn(const QByteArray& sshLog)
{
    const QList<QByteArray> lines = sshLog.split('\n');
    const auto complains = [](const QByteArray& line) {
        const QByteArray words = line.trimmed();
        const auto begins = [&words](const char* with) { return words.startsWith(with); };
        return !words.isEmpty() && std::none_of(chatter.begin(), chatter.end(), begins);
    };
    const auto last = std::find_if(lines.rbegin(), lines.rend(), complains);
    return last == lines.rend() ? QString() : QString::fromUtf8(last->trimmed());
}

} // namespace breakeven
