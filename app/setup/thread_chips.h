// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/plan/plan.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace breakeven {

class ArmChip;

// The arms: 1, which is always measured, any of a few usual thread counts or a typed one, and the pipelined
// one.
class ThreadChips final : public QWidget
{
    Q_OBJECT

public:
    explicit ThreadChips(QWidget* parent = nullptr);

    void setArms(const std::vector<Arm>& arms);
    // As a plan has them: thread counts ascending, with 1. As set, a repeated one repeated (an A/A
    // comparison), while nothing was changed. The pipelined one only while it is offered.
    [[nodiscard]] std::vector<Arm> arms() const;

    // Only what one of them can do can be chosen.
    void offerFor(const std::vector<Target>& targets, const std::vector<RuntimeKind>& runtimes);
    void setHintShown(bool shown); // beside them; otherwise in their tool tip
    void setTheme(const Theme& look);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void setThreads(const std::vector<int>& threads);
    [[nodiscard]] std::vector<int> threads() const;
    void showChipsOf(const std::vector<int>& threads);
    [[nodiscard]] std::vector<int> chosen() const;
    ArmChip* addChip(int threads);
    void showMarkers();
    void addTyped();

    std::vector<int> m_set;  // by setThreads()
    QWidget* m_row;          // these are owned by this, through QObject
    QList<ArmChip*> m_chips; // ascending
    QLineEdit* m_other;
    ArmChip* m_pipelined;
    QLabel* m_hint;
    Theme m_look = theme(Appearance::Light);
};

} // namespace breakeven
