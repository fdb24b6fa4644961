// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/advice_text.h"
#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/runs/run.h"

#include <QFrame>
#include <QString>
#include <QTimer>

#include <memory>
#include <vector>

class QComboBox;
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
    void show(std::shared_ptr<const Run> run, Analysis analysis);
    void clear();

signals:
    void answered(const breakeven::Answer& answer); // what was worked out, of the whole run

protected:
    void changeEvent(QEvent* event) override;

private:
    void say();
    [[nodiscard]] Knob knob() const;
    [[nodiscard]] std::vector<Setting> settings() const;
    void copy();
    void retranslate();

    QLabel* m_title;   // these are owned by this, through QObject
    QComboBox* m_knob; // whose setting it is
    QLabel* m_code;    // the block to be pasted
    QPushButton* m_copy;
    QLabel* m_notes;
    QTimer m_copied; // running: the button says that it did
    Plan m_plan;
    Answer m_answer; // of m_plan's run
    int m_asked = 0; // counts the calls
};

} // namespace breakeven
