// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace breakeven {

// What to set a program's pool to, what theory says beside it, and what disturbed the run. Hidden where there
// is nothing to say.
class AdviceCard final : public QFrame
{
    Q_OBJECT

public:
    explicit AdviceCard(QWidget* parent = nullptr);

    // Works it out in the background; what came of an earlier call is dropped.
    void show(Run run, Analysis analysis);
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_title; // these are owned by this, through QObject
    QLabel* m_text;
    QPushButton* m_copy;
    QString m_settings; // what the button copies
    int m_asked = 0;    // counts the calls
};

} // namespace breakeven
