// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/password_store.h"

#include "core/plan/target_password.h"

#include <utility>

namespace breakeven {

PasswordStore::PasswordStore(std::unique_ptr<Keychain> keychain, QObject* parent)
    : QObject(parent)
    , m_keychain(std::move(keychain))
{
    connect(m_keychain.get(), &Keychain::unavailable, this, &PasswordStore::notKept);
}

PasswordStore::~PasswordStore() = default;

void PasswordStore::want(const Target& target)
{
    const QString server = serverOf(target);
    if (server.isEmpty() || m_asked.contains(server))
        return;
    m_asked.insert(server);
    m_keychain->read(server, [this, server](const QString& password) {
        if (m_known.contains(server))
            return;
        m_known.insert(server, password);
        emit arrived(server);
    });
}

Target PasswordStore::completed(Target target) const
{
    if (!passwordOf(target).isEmpty())
        return target;
    return withPassword(std::move(target), m_known.value(serverOf(target)));
}

void PasswordStore::give(const QString& server, const QString& password)
{
    if (server.isEmpty())
        return;
    const bool isNew = !m_known.contains(server) || m_known.value(server) != password;
    m_asked.insert(server);
    m_known.insert(server, password);
    if (isNew && password.isEmpty())
        m_keychain->remove(server);
    else if (isNew)
        m_keychain->write(server, password);
    emit arrived(server);
}

} // namespace breakeven
