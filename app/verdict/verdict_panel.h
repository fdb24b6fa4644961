// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "app/wording/verdict_text.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace breakeven {

class AdviceCard;
class VerdictCard;
class WhatIfCard;
class WhyCard;

// The answer: a card a target, why it is so, and what spoils the measurement.
class VerdictPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setVerdicts(const std::vector<VerdictText>& verdicts);
    // The causes beside each verdict, in the verdicts' order. One verdict alone has them in the card "Why".
    void setPoints(const std::vector<std::optional<PointResult>>& points);
    void setFindings(const QStringList& findings);
    [[nodiscard]] AdviceCard* advice() const { return m_advice; }
    [[nodiscard]] WhatIfCard* whatIf() const { return m_whatIf; }
    [[nodiscard]] WhyCard* why() const { return m_why; }

signals:
    void pointChosen(const breakeven::PointKey& key, std::size_t arm);
    void otherLayoutWanted(const QString& target); // to be measured, too

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QVBoxLayout* m_layout; // these are owned by this, through QObject
    std::vector<VerdictCard*> m_cards;
    Theme m_theme = theme(Appearance::Light);
    AdviceCard* m_advice;
    WhatIfCard* m_whatIf;
    WhyCard* m_why;
    QWidget* m_findingsCard;
    QLabel* m_findingsTitle;
    QLabel* m_findings;
    bool m_nothing = true;
};

} // namespace breakeven
