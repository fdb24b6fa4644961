// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_page.h"

class QComboBox;
class QLineEdit;

namespace breakeven {

class PathField;

// A pool of a Ceph cluster. Grey, and says why, where this build has no librados.
class RadosPage final : public TargetPage
{
    Q_OBJECT

public:
    explicit RadosPage(QWidget* parent = nullptr);

    void show(const TargetPlace& place) override;
    [[nodiscard]] QString hint() const override;
    [[nodiscard]] Result<TargetPlace> place() const override;

private:
    Status m_built;
    QLineEdit* m_pool; // these are owned by this, through QObject
    PathField* m_conf;
    PathField* m_keyring;
    QLineEdit* m_user;
    QComboBox* m_handle;
};

} // namespace breakeven
