// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/keychain.h"

#include <QHash>

#include <functional>
#include <utility>
#include <vector>

namespace breakeven {

// What a keychain holds; outlives the program's parts that read it, as the desktop's does.
struct KeychainContent
{
    QHash<QString, QString> passwords;
    bool isThere = true;
    bool isSlow = false; // answers wait for answer()
    std::vector<std::function<void()>> waiting;

    void answer()
    {
        for (const auto& reply : std::exchange(waiting, {}))
            reply();
    }
};

class FakeKeychain final : public Keychain
{
public:
    explicit FakeKeychain(KeychainContent& content) : m_content(content) {}

    void read(const QString& address, const std::function<void(const QString&)>& found) override
    {
        const auto reply = [this, address, found] {
            if (m_content.isThere && m_content.passwords.contains(address))
                found(m_content.passwords.value(address));
        };
        if (m_content.isSlow)
            m_content.waiting.emplace_back(reply);
        else
            reply();
    }
    void write(const QString& address, const QString& password) override
    {
        if (m_content.isThere)
            m_content.passwords.insert(address, password);
        else
            emit unavailable(QStringLiteral("no keychain"));
    }
    void remove(const QString& address) override { m_content.passwords.remove(address); }

private:
    KeychainContent& m_content;
};

} // namespace breakeven
