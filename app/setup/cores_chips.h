// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace breakeven {

// In which condition of the cores the experiment is measured.
enum class CoresChoice { Awake, AsTheyAre, Both };

// The choice, and a sentence of what it means.
class CoresChips final : public QWidget
{
    Q_OBJECT

public:
    explicit CoresChips(QWidget* parent = nullptr);

    void set(CoresChoice choice);
    [[nodiscard]] CoresChoice choice() const { return m_choice; }
    void setHintShown(bool shown); // below them; otherwise in their tool tips

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    CoresChoice m_choice = CoresChoice::Awake;
    QList<QPushButton*> m_chips; // these are owned by this, through QObject
    QLabel* m_meaning;
};

} // namespace breakeven
