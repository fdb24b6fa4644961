// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/causes_text.h"
#include "app/wording/verdict_text.h"

#include <QFrame>

#include <map>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace breakeven {

class CausesBars;
class ElidedLabel;
struct Theme;

// Why threads win or lose: the reason in words, and where the time of a batch goes at one point, as bars and
// figures. A click on a cause says what it is.
class WhyCard final : public QFrame
{
    Q_OBJECT

public:
    explicit WhyCard(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // Folded it only says what it is about; its user folds and unfolds it, too.
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    // What stands behind the verdicts, and why they are so: all of them, or those on the point's target where
    // bars are shown.
    void setReasons(const std::vector<VerdictText>& verdicts);
    // The bars of `point`, or none. What is said of them follows `plan` and `environment`.
    void setPoint(const std::optional<PointResult>& point, const Plan& plan, const Environment& environment);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QPushButton* name = nullptr; // these are owned by the card, through QObject
        QLabel* single = nullptr;
        QLabel* several = nullptr;
    };

    void addRow(QGridLayout* grid, int row, Cause cause);
    void explain(Cause cause);
    void showFigures();
    void showReason();
    void fit();
    void retranslate();

    QLabel* m_title;      // these are owned by this, through QObject
    ElidedLabel* m_about; // while it is folded
    QPushButton* m_fold;
    QLabel* m_place;
    QLabel* m_reason;
    QWidget* m_causes;
    CausesBars* m_bars;
    QLabel* m_switches;
    QLabel* m_text;
    QLabel* m_meaning;
    std::map<Cause, Row> m_rows;

    bool m_folded = false;
    std::vector<VerdictText> m_verdicts;
    std::optional<Cause> m_explained;
    std::optional<PointResult> m_point;
    Plan m_plan;
    Environment m_environment;
};

} // namespace breakeven
