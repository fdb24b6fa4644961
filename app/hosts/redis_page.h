// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/target_page.h"

class QCheckBox;
class QLineEdit;

namespace breakeven {

// A Redis server, or one that is started for the run.
class RedisPage final : public TargetPage
{
    Q_OBJECT

public:
    explicit RedisPage(QWidget* parent = nullptr);

    void show(const TargetPlace& place) override;
    [[nodiscard]] QString hint() const override;
    [[nodiscard]] Result<TargetPlace> place() const override;

private:
    void entered();

    RedisTarget m_shown;  // what the page has no field for stays as it was
    QCheckBox* m_private; // these are owned by this, through QObject
    QLineEdit* m_address;
    QLineEdit* m_password;
};

} // namespace breakeven
