// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QPushButton;

namespace breakeven {

// What can be done with a run that has ended: measure it longer, or its plan once more.
class RunButtons final : public QWidget
{
    Q_OBJECT

public:
    explicit RunButtons(QWidget* parent = nullptr);

    // Where the run can't be measured longer the error says why.
    void setMayGoOn(const Status& may);

signals:
    void longerWanted();
    void againWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Status m_may = Done{};
    QPushButton* m_longer; // these are owned by this, through QObject
    QPushButton* m_again;
};

} // namespace breakeven
