// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/role.h"
#include "app/wording/verdict_text.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace breakeven {

class CausesBars;
struct Theme;

// One verdict: the sentence large, the figures behind it small.
class VerdictCard final : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictCard(QWidget* parent = nullptr);

    // Several verdicts share the room: the sentence of each is smaller, and it names its target.
    void show(const VerdictText& verdict, bool oneOfSeveral);
    // Its causes as small bars, or none. A click on them is told.
    void setPoint(const std::optional<PointResult>& point);
    void setTheme(const Theme& theme);

signals:
    void pointChosen(const breakeven::PointKey& key, std::size_t arm);
    void otherLayoutWanted(const QString& target);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_target;
    QLabel* m_title; // these are owned by this, through QObject
    QLabel* m_headline;
    QLabel* m_detail;
    CausesBars* m_bars;
    PointKey m_point;      // whose bars these are
    std::size_t m_arm = 0; // likewise
    QWidget* m_layouts;    // what the other layout of the folder may change
    QLabel* m_layoutsText;
    QPushButton* m_layoutsButton;
};

// A label that wraps and may be selected, for running text on a card.
[[nodiscard]] QLabel* textLabel(Role role, QWidget* parent);

} // namespace breakeven
