// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_text.h"
#include "core/plan/plan.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace breakeven {

// Says which network a plan emulates in front of the targets that have none of their own, and takes it away.
// Hidden where there is none.
class PlanNetworkLine final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanNetworkLine(QWidget* parent = nullptr);

    void show(const Plan& plan);

signals:
    void removeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Network m_network;
    Distance m_distance = Distance::OfTarget;
    bool m_isForAll = true;
    QLabel* m_words; // these are owned by this, through QObject
    QPushButton* m_remove;
};

} // namespace breakeven
