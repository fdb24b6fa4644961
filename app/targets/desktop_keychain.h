// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/keychain.h"

namespace breakeven {

// The desktop's keychain. Where there is none nothing is found, and what is written is said to be not kept.
class DesktopKeychain final : public Keychain
{
    Q_OBJECT

public:
    using Keychain::Keychain;

    void read(const QString& address, const std::function<void(const QString&)>& found) override;
    void write(const QString& address, const QString& password) override;
    void remove(const QString& address) override;
};

} // namespace breakeven
