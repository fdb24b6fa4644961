// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/redis_page.h"

#include "app/targets/path_field.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/backends/redis/target/redis_target.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace breakeven {

RedisPage::RedisPage(QWidget* parent)
    : TargetPage(parent)
    , m_private(new QCheckBox(tr("start a server for the run, and end it after"), this))
    , m_address(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_clusterItems(new QComboBox(this))
    , m_form(new QFormLayout(this))
    , m_caFile(new PathField(PathField::Kind::File, tr("CA file"), this))
    , m_clientCertificate(new PathField(PathField::Kind::File, tr("Client certificate"), this))
    , m_clientKey(new PathField(PathField::Kind::File, tr("Client key"), this))
{
    m_address->setPlaceholderText(tr("cache-02:6380, redis://user@host:6379/0, unix:///path"));
    m_address->setAccessibleName(tr("Address"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("kept in the desktop's keychain, if there is one"));
    m_password->setAccessibleName(tr("Password"));
    m_caFile->setPlaceholder(tr("empty: the authorities that the system trusts"));
    m_clientCertificate->setPlaceholder(tr("only where the server asks for one"));
    m_clusterItems->setAccessibleName(tr("In a cluster"));
    m_clusterItems->addItem(tr("all items on one node"), static_cast<int>(ClusterItems::Together));
    m_clusterItems->addItem(tr("items spread over all nodes"), static_cast<int>(ClusterItems::Spread));
    m_form->setContentsMargins({});
    m_form->addRow(tr("Address"), m_address);
    m_form->addRow(tr("Password"), m_password);
    m_form->addRow(tr("CA file"), m_caFile);
    m_form->addRow(tr("Certificate"), m_clientCertificate);
    m_form->addRow(tr("Its key"), m_clientKey);
    m_form->addRow(tr("In a cluster"), m_clusterItems);
    m_form->addRow(QString(), m_private);
    connect(m_clusterItems, &QComboBox::currentIndexChanged, this, &RedisPage::changed);
    for (const PathField* field : {m_caFile, m_clientCertificate, m_clientKey})
        connect(field, &PathField::changed, this, &RedisPage::changed);
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        showTlsFields();
        emit changed();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &RedisPage::hidePassword);
    connect(m_password, &QLineEdit::textChanged, this, &RedisPage::changed);
    connect(m_private, &QCheckBox::toggled, this, [this](bool wanted) {
        m_address->setEnabled(!wanted);
        m_password->setEnabled(!wanted);
        m_clusterItems->setEnabled(!wanted);
        showTlsFields();
        emit changed();
    });
    showTlsFields();
}

void RedisPage::show(const TargetPlace& place)
{
    m_shown = *place.as<RedisTarget>();
    m_private->setChecked(m_shown.isPrivate());
    m_address->setText(m_shown.isPrivate() ? QString() : m_shown.server);
    m_password->setText(m_shown.password);
    m_clusterItems->setCurrentIndex(m_clusterItems->findData(static_cast<int>(m_shown.clusterItems)));
    m_caFile->setPath(m_shown.caFile);
    m_clientCertificate->setPath(m_shown.clientCertificate);
    m_clientKey->setPath(m_shown.clientKey);
    showTlsFields();
}

QString RedisPage::hint() const
{
    return tr("A Redis server by its host name, host:port, URL or socket.");
}

Result<TargetPlace> RedisPage::place() const
{
    RedisTarget redis = m_shown;
    if (m_private->isChecked()) {
        redis.server = RedisTarget{}.server;
        redis.password.clear();
        return TargetPlace(redis);
    }
    const auto address = RedisAddress::parse(m_address->text().trimmed());
    if (!address.ok())
        return address.error();
    redis.server = address.value().toDisplayString();
    redis.password = address.value().password.isEmpty() ? m_password->text() : address.value().password;
    redis.clusterItems = static_cast<ClusterItems>(m_clusterItems->currentData().toInt());
    const bool tls = address.value().tls;
    redis.caFile = tls ? m_caFile->path() : QString();
    redis.clientCertificate = tls ? m_clientCertificate->path() : QString();
    redis.clientKey = tls ? m_clientKey->path() : QString();
    if (redis.clientCertificate.isEmpty() != redis.clientKey.isEmpty())
        return Error{Error::Code::InvalidInput, tr("the client certificate"),
                     tr("it comes with its key, or neither is given")};
    return TargetPlace(redis);
}

void RedisPage::hidePassword()
{
    const auto address = RedisAddress::parse(m_address->text().trimmed());
    if (!address.ok() || address.value().password.isEmpty())
        return;
    m_password->setText(address.value().password);
    m_address->setText(address.value().toDisplayString());
}

void RedisPage::showTlsFields()
{
    const auto address = RedisAddress::parse(m_address->text().trimmed());
    const bool tls = address.ok() && address.value().tls && !m_private->isChecked();
    for (PathField* field : {m_caFile, m_clientCertificate, m_clientKey})
        m_form->setRowVisible(field, tls);
}

} // namespace breakeven
