// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/sshfs_page.h"

#include "app/targets/layout_box.h"
#include "app/targets/path_field.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace breakeven {

SshfsPage::SshfsPage(QWidget* parent)
    : TargetPage(parent)
    , m_host(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_folder(new QLineEdit(this))
    , m_key(new PathField(PathField::Kind::File, tr("Key"), this))
    , m_layout(makeLayoutBox(this))
    , m_fsync(new QCheckBox(tr("flush to the host's disk before each rename (fsync)"), this))
{
    m_host->setPlaceholderText(tr("host name or address"));
    m_host->setAccessibleName(tr("Host"));
    m_user->setPlaceholderText(tr("empty: your own"));
    m_user->setAccessibleName(tr("User"));
    m_port->setRange(1, 65'535);
    m_port->setAccessibleName(tr("Port"));
    m_folder->setPlaceholderText(QStringLiteral("/srv/tmp"));
    m_folder->setAccessibleName(tr("Folder"));
    m_key->setPlaceholder(tr("empty: ssh's own choice, or an agent"));

    auto* host = new QHBoxLayout;
    host->setSpacing(8);
    host->addWidget(m_host, 1);
    host->addWidget(new QLabel(tr("Port"), this));
    host->addWidget(m_port);
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("Host"), host);
    form->addRow(tr("User"), m_user);
    form->addRow(tr("Folder"), m_folder);
    form->addRow(tr("Key"), m_key);
    form->addRow(tr("Layout"), m_layout);
    form->addRow(QString(), m_fsync);
    for (const QLineEdit* line : {m_host, m_user, m_folder})
        connect(line, &QLineEdit::textChanged, this, &SshfsPage::changed);
    connect(m_port, &QSpinBox::valueChanged, this, &SshfsPage::changed);
    connect(m_key, &PathField::changed, this, &SshfsPage::changed);
    connect(m_layout, &QComboBox::currentIndexChanged, this, &SshfsPage::changed);
    connect(m_fsync, &QCheckBox::toggled, this, &SshfsPage::changed);
    show(SshfsTarget{});
}

void SshfsPage::show(const TargetPlace& place)
{
    const auto& remote = *place.as<SshfsTarget>();
    const qsizetype at = remote.host.lastIndexOf(QLatin1Char('@'));
    m_user->setText(at < 0 ? QString() : remote.host.left(at));
    m_host->setText(remote.host.mid(at + 1));
    m_port->setValue(remote.port);
    m_folder->setText(remote.folder);
    m_key->setPath(remote.key);
    chooseLayout(m_layout, remote.layout);
    m_fsync->setChecked(remote.fsync);
}

QString SshfsPage::hint() const
{
    return tr(
        "A folder of another machine that you reach by ssh. It is mounted for the run and unmounted after "
        "it; a key or an agent must let you in.");
}

Result<TargetPlace> SshfsPage::place() const
{
    const QString host = m_host->text().trimmed();
    const QString user = m_user->text().trimmed();
    SshfsTarget remote;
    remote.host = user.isEmpty() ? host : user + QLatin1Char('@') + host;
    remote.port = m_port->value();
    remote.folder = m_folder->text().trimmed();
    remote.key = m_key->path();
    remote.layout = chosenLayout(m_layout);
    remote.fsync = m_fsync->isChecked();
    if (host.isEmpty())
        return Error{Error::Code::InvalidInput, tr("the host"), tr("a remote folder needs one")};
    // What begins with a dash would be read as an option by ssh.
    if (remote.host.startsWith(QLatin1Char('-')) || remote.host.contains(QLatin1Char(' ')))
        return Error{Error::Code::InvalidInput, remote.host, tr("no host is called that")};
    if (!remote.folder.startsWith(QLatin1Char('/')) && !remote.folder.startsWith(QLatin1Char('~')))
        return Error{Error::Code::InvalidInput, tr("the folder"),
                     tr("its path on the host begins with /, or with ~ for the home there")};
    return TargetPlace(remote);
}

} // namespace breakeven
