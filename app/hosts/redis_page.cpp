// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/redis_page.h"

#include "core/plan/redis_address.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

namespace breakeven {

RedisPage::RedisPage(QWidget* parent)
    : TargetPage(parent)
    , m_private(new QCheckBox(tr("start a server for the run, and end it after"), this))
    , m_address(new QLineEdit(this))
    , m_password(new QLineEdit(this))
{
    m_address->setPlaceholderText(tr("cache-02, cache-02:6380, redis://user@host:6379/0, unix:///path"));
    m_address->setAccessibleName(tr("Address"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("kept in the desktop's keychain, if there is one"));
    m_password->setAccessibleName(tr("Password"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Password"), m_password);
    form->addRow(QString(), m_private);
    connect(m_address, &QLineEdit::textChanged, this, &RedisPage::entered);
    connect(m_password, &QLineEdit::textChanged, this, &RedisPage::changed);
    connect(m_private, &QCheckBox::toggled, this, [this](bool wanted) {
        m_address->setEnabled(!wanted);
        m_password->setEnabled(!wanted);
        emit changed();
    });
}

void RedisPage::show(const TargetPlace& place)
{
    m_shown = std::get<RedisTarget>(place);
    m_private->setChecked(m_shown.isPrivate());
    m_address->setText(m_shown.isPrivate() ? QString() : m_shown.server);
    m_password->setText(m_shown.password);
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
    redis.password = m_password->text();
    return TargetPlace(redis);
}

void RedisPage::entered()
{
    // A password inside the address moves into its own field, where nobody reads it over the shoulder.
    const auto address = RedisAddress::parse(m_address->text().trimmed());
    if (address.ok() && !address.value().password.isEmpty()) {
        m_password->setText(address.value().password);
        m_address->setText(address.value().toDisplayString());
        return;
    }
    emit changed();
}

} // namespace breakeven
