// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>

// sshfs_owner HOST PORT FOLDER KEY: opens a remote folder as a run does, says so and waits to be killed.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(
        QStringLiteral("breakeven")); // finds its data where the test puts it
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5)
        return 2;
    breakeven::Target target;
    target.name = QStringLiteral("remote");
    target.backend = breakeven::SshfsTarget{
        .host = words[1], .port = words[2].toInt(), .folder = words[3], .key = words[4]};
    auto backend = breakeven::makeBackend(target, QStringLiteral("killed"));
    if (!backend.ok() || !backend.value()->open().ok())
        return 1;
    std::printf("open\n");
    std::fflush(stdout);
    ::pause();
    return 0;
}
