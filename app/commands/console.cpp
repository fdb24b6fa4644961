// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"

#include "app/commands/visible_text.h"

#include <QByteArray>
#include <QCoreApplication>

#include <unistd.h>

#include <cerrno>
#include <fcntl.h>

namespace breakeven {

void openMissingStreams()
{
    // open() takes the lowest free number.
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number) {
        if (::fcntl(number, F_GETFD) < 0 && errno == EBADF && ::open("/dev/null", O_RDWR) != number)
            return;
    }
}

bool writeAll(int descriptor, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written,
                                      static_cast<std::size_t>(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        written += count;
    }
    return true;
}

void Console::result(const QString& text)
{
    if (m_readerGone || m_lost || writeAll(STDOUT_FILENO, visible(text)))
        return;
    if (errno == EPIPE)
        m_readerGone = true;
    else
        m_lost = true;
}

void Console::result(const QJsonDocument& json)
{
    result(QString::fromUtf8(json.toJson(QJsonDocument::Indented)));
}

void Console::prompt(const QString& question)
{
    writeAll(STDERR_FILENO, visible(question));
}

void Console::note(const QString& line)
{
    writeAll(STDERR_FILENO, visible(line) + QLatin1Char('\n'));
}

void Console::warning(const QString& sentence)
{
    note(QCoreApplication::translate("breakeven", "%1: warning: %2").arg(m_name, sentence));
}

void Console::error(const QString& sentence)
{
    note(m_name + QStringLiteral(": ") + sentence);
}

} // namespace breakeven
