// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs_failure.h"

#include "core/backends/sshfs_host.h"

#include <QList>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

struct Sign
{
    const char* words;
    Error::Code code;
};

// In the order of what is told best: a changed key is followed by "Host key verification failed", too.
constexpr std::array signs{
    Sign{"REMOTE HOST IDENTIFICATION HAS CHANGED", Error::Code::HostKeyChanged},
    Sign{"REVOKED HOST KEY DETECTED", Error::Code::HostKeyChanged},
    Sign{"host key is known for", Error::Code::HostKeyUnknown},
    Sign{"Host key verification failed", Error::Code::HostKeyUnknown},
    Sign{"Permission denied (", Error::Code::KeyRefused},
    Sign{"Too many authentication failures", Error::Code::KeyRefused},
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

constexpr std::array folderSigns{
    Sign{"No such file or directory", Error::Code::NotFound},
    Sign{"Not a directory", Error::Code::NotFound},
    Sign{"not a directory", Error::Code::NotFound},
    Sign{"Permission denied", Error::Code::NotPermitted},
};

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
    for (const Sign& sign : signs) {
        const QString line = firstLineWith(sign.words, sshLog);
        if (line.isEmpty())
            continue;
        const bool isAboutKey =
            sign.code == Error::Code::HostKeyChanged || sign.code == Error::Code::HostKeyUnknown;
        return {sign.code, where, isAboutKey ? hostKeyIn(sshLog) : line};
    }
    if (sshfsWords.contains("fuse")) // "fuse: device not found …", "fusermount3: mount failed: …"
        return {Error::Code::MountImpossible, QStringLiteral("/dev/fuse"),
                QString::fromUtf8(sshfsWords.trimmed())};
    // Connected, so what sshfs says is about the folder: "HOST:FOLDER: No such file or directory".
    for (const Sign& sign : folderSigns) {
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
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        const QByteArray words = line->trimmed();
        const auto begins = [&words](const char* with) { return words.startsWith(with); };
        if (!words.isEmpty() && std::none_of(chatter.begin(), chatter.end(), begins))
            return QString::fromUtf8(words);
    }
    return {};
}

} // namespace breakeven
