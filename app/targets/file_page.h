// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_page.h"

class QCheckBox;
class QComboBox;

namespace breakeven {

class PathField;

// A folder of this machine, local or mounted.
class FilePage final : public TargetPage
{
    Q_OBJECT

public:
    explicit FilePage(QWidget* parent = nullptr);

    void show(const TargetPlace& place) override;
    [[nodiscard]] QString hint() const override;
    [[nodiscard]] Result<TargetPlace> place() const override;

private:
    PathField* m_folder; // these are owned by this, through QObject
    QComboBox* m_layout;
    QCheckBox* m_fsync;
};

} // namespace breakeven
