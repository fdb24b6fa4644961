// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/keychain.h"
#include "core/plan/target.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace breakeven {

// The servers' passwords, by address: what the user typed since the start, and what the keychain holds. The
// one place of them; targets get theirs from here, whichever way they came into the program.
class PasswordStore final : public QObject
{
    Q_OBJECT

public:
    explicit PasswordStore(std::unique_ptr<Keychain> keychain, QObject* parent = nullptr);
    ~PasswordStore() override;

    // Looks for the password of `target` in the keychain, once a start for each server; arrived() tells.
    void want(const Target& target);

    // `target` with the known password of its server, where it has none of its own.
    [[nodiscard]] Target completed(Target target) const;

    // What the user typed, which no answer of the keychain replaces. An empty one is none any more.
    void give(const QString& server, const QString& password);

signals:
    void arrived(const QString& server); // give() was called, or the keychain has it
    void notKept(const QString& reason); // there is no keychain

private:
    std::unique_ptr<Keychain> m_keychain;
    QSet<QString> m_asked;           // whatever came of it
    QHash<QString, QString> m_known; // empty: none, as the user says
};

} // namespace breakeven
