// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace breakeven {

class PathField;

// A folder of another machine, mounted for the run through sshfs.
class SshfsPage final : public TargetPage
{
    Q_OBJECT

public:
    explicit SshfsPage(QWidget* parent = nullptr);

    void show(const TargetPlace& place) override;
    [[nodiscard]] QString hint() const override;
    [[nodiscard]] Result<TargetPlace> place() const override;

private:
    QLineEdit* m_host; // these are owned by this, through QObject
    QLineEdit* m_user;
    QSpinBox* m_port;
    QLineEdit* m_folder;
    PathField* m_key;
    QComboBox* m_layout;
    QCheckBox* m_fsync;
};

} // namespace breakeven
