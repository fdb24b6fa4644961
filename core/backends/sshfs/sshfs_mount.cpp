// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_mount.h"

#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_failure.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/alarm.h"
#include "core/base/system_error.h"

#include <QFile>

#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <thread>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds endBudget(1); // for a process that is ending
constexpr std::chrono::milliseconds betweenLooks(5);
constexpr auto typeOfFuse = static_cast<decltype(statfs::f_type)>(0x65735546); // statfs(2)

Status canUseFuse()
{
    const QString device = QStringLiteral("/dev/fuse");
    if (::access("/dev/fuse", R_OK | W_OK) == 0)
        return Done{};
    return Error{SshfsCode::MountImpossible, device, systemError(errno, device).detail};
}

// As sshfs takes it: HOST:FOLDER, relative to where the user gets after login; sftp knows no "~".
QString sourceOf(const SshfsTarget& target)
{
    const QString argument = SshfsHost::argumentFor(target);
    const qsizetype at = argument.lastIndexOf(QLatin1Char('@')) + 1;
    QString host = argument.mid(at);
    if (host.contains(QLatin1Char(':')))
        host = QStringLiteral("[%1]").arg(host);
    QString folder = target.folder;
    if (folder == QLatin1String("~") || folder.startsWith(QLatin1String("~/")))
        folder = folder.mid(2);
    return argument.left(at) + host + QLatin1Char(':') + folder;
}

} // namespace

SshfsMount::SshfsMount(SshfsTarget target, SshfsMountPlace place)
    : m_target(std::move(target))
    , m_place(std::move(place))
{}

SshfsMount::~SshfsMount()
{
    [[maybe_unused]] const Status unmounted = unmount();
}

Result<std::unique_ptr<SshfsMount>> SshfsMount::mount(const SshfsTarget& target, const SshfsHost& host,
                                                      std::uint16_t relayPort, const QString& runId,
                                                      const Patience& patience)
{
    if (patience.stop.stop_requested())
        return Error{Error::Code::Cancelled, displayName(target), {}};
    if (const Status possible = canUseFuse(); !possible.ok())
        return possible.error();
    auto place = SshfsMountPlace::make(runId);
    if (!place.ok())
        return place.error();
    std::unique_ptr<SshfsMount> mount(new SshfsMount(target, std::move(place).value()));
    if (const Status started = mount->start(host, relayPort); !started.ok())
        return started.error();
    if (const Status mounted = mount->waitUntilMounted(patience); !mounted.ok())
        return mounted.error();
    return mount;
}

Status SshfsMount::start(const SshfsHost& host, std::uint16_t relayPort)
{
    const auto sshfs = findProgram(QStringLiteral("sshfs"));
    if (!sshfs.ok())
        return sshfs.error();
    const auto ssh = findProgram(QStringLiteral("ssh"));
    if (!ssh.ok())
        return ssh.error();
    // Without it there would be no way to unmount.
    if (const auto fusermount = findProgram(QStringLiteral("fusermount3")); !fusermount.ok())
        return fusermount.error();

    QFile file(m_place.configurationFile());
    const QByteArray configuration = sshConfiguration(m_target, host, relayPort);
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration) != configuration.size() ||
        !file.flush())
        return Error{Error::Code::InputOutput, file.fileName(), file.errorString()};

    const QString options =
        QStringLiteral("ssh_command=%1 -E %2,dir_cache=no,entry_timeout=0,attr_timeout=0,negative_timeout=0")
            .arg(ssh.value(), m_place.logFile());
    std::vector<std::string> words;
    for (const QString& word :
         {sshfs.value(), QStringLiteral("-f"), QStringLiteral("-F"), m_place.configurationFile(),
          QStringLiteral("-o"), options, sourceOf(m_target), m_place.mountPoint()})
        words.push_back(QFile::encodeName(word).toStdString());
    auto process = GuardedProcess::start(words, {});
    if (!process.ok())
        return process.error();
    m_process = std::move(process).value();
    return Done{};
}

// sshfs mounts first and connects then: calls wait until it has connected, or fail because it ends.
Status SshfsMount::waitUntilMounted(const Patience& patience)
{
    const auto deadline = Clock::now() + patience.budget;
    const std::stop_callback onStop(patience.stop, [this] { abort(); });
    const Alarm alarm(deadline, [this] { abort(); });
    std::optional<dev_t> device;
    while (!(device = m_place.mountedDevice()) && !m_process->hasEnded())
        std::this_thread::sleep_for(betweenLooks);
    Status mounted = Done{};
    if (device) {
        m_device = *device;
        mounted = openRoot();
        if (mounted.ok())
            return mounted;
        for (const auto end = Clock::now() + endBudget; !m_process->hasEnded() && Clock::now() < end;)
            std::this_thread::sleep_for(betweenLooks);
    }
    if (patience.stop.stop_requested())
        return Error{Error::Code::Cancelled, displayName(m_target), {}};
    if (Clock::now() >= deadline)
        return Error{Error::Code::TimedOut, displayName(m_target), lastComplaintIn(m_place.log())};
    return m_process->hasEnded() ? sshfsFailure(m_target, m_place.log(), m_process->lastWords()) : mounted;
}

Status SshfsMount::openRoot()
{
    m_root = FileDescriptor(::open(QFile::encodeName(m_place.mountPoint()).constData(),
                                   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!m_root.isOpen())
        return systemError(errno, displayName(m_target));
    Status mounted = check();
    // While sshfs ends, a call may make it connect once more, and wait for a host that has gone. Without the
    // configuration that ssh was told to read it fails at once.
    if (mounted.ok())
        QFile::remove(m_place.configurationFile());
    return mounted;
}

QString SshfsMount::serverVersion() const
{
    return serverVersionIn(m_place.log());
}

Status SshfsMount::check() const
{
    struct stat attributes
    {};
    struct statfs fileSystem
    {};
    if (::fstat(m_root.number(), &attributes) != 0 || ::fstatfs(m_root.number(), &fileSystem) != 0)
        return lost();
    if (attributes.st_dev != m_device || fileSystem.f_type != typeOfFuse)
        return lost();
    // Another process goes by the path.
    if (::stat(QFile::encodeName(path()).constData(), &attributes) != 0 || attributes.st_dev != m_device)
        return lost();
    return Done{};
}

Error SshfsMount::lost() const
{
    return {Error::Code::ConnectionLost, displayName(m_target), lastComplaintIn(m_place.log())};
}

void SshfsMount::abort() noexcept
{
    m_process->kill();
}

Status SshfsMount::unmount()
{
    if (m_isRemoved)
        return Done{};
    m_root = FileDescriptor();
    // A dead host's sshfs would answer nothing while it is being unmounted, and a live one ends by it.
    Status removed = m_place.remove();
    m_process.reset();
    m_isRemoved = removed.ok();
    return removed;
}

} // namespace breakeven
