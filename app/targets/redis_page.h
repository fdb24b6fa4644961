// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_page.h"
#include "core/backends/redis/target/redis_target.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QFormLayout;

namespace breakeven {

class PathField;

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
    void hidePassword(); // moves one inside the address into its own field, once the address is complete
    void showTlsFields();

    RedisTarget m_shown;  // what the page has no field for stays as it was
    QCheckBox* m_private; // these are owned by this, through QObject
    QLineEdit* m_address;
    QLineEdit* m_password;
    QComboBox* m_clusterItems;
    QFormLayout* m_form;
    PathField* m_caFile; // the last three are for rediss:// only
    PathField* m_clientCertificate;
    PathField* m_clientKey;
};

} // namespace breakeven
