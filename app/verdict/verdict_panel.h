// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "app/verdict/card_content.h"
#include "app/verdict/summary_card.h"

#include <QStringList>
#include <QWidget>

#include <cstddef>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace breakeven {

class AdviceCard;
class AnswerCard;
class SpokenText;
class WhatIfCard;
class WhyCard;

// The answers: a card a target and runtime, of many a summary and a row each; below them why, and what spoils
// the measurement. One of them is chosen, always.
class VerdictPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // In place of those before; the chosen one stays where it is still there. `summary` is shown of many.
    void setCards(const std::vector<CardContent>& cards, const SummaryContent& summary);
    void choose(std::size_t card); // says nothing
    [[nodiscard]] std::size_t chosen() const { return m_chosen; }
    void setMayGoOn(const Status& may); // the run, as RunButtons has it
    void setFindings(const QStringList& findings);
    [[nodiscard]] AdviceCard* advice() const { return m_advice; }
    [[nodiscard]] WhatIfCard* whatIf() const { return m_whatIf; }
    [[nodiscard]] WhyCard* why() const { return m_why; }

signals:
    void cardChosen(std::size_t card); // by the user
    void longerWanted();               // to be measured
    void runAgainWanted();
    void otherLayoutWanted(const QString& target); // to be measured, too

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void addCard();
    void fit(); // the forms of the cards

    QVBoxLayout* m_layout; // these are owned by this, through QObject
    SpokenText* m_spoken;
    SummaryCard* m_summary;
    QWidget* m_list;
    QVBoxLayout* m_rows; // of the list
    std::vector<AnswerCard*> m_cards;
    std::size_t m_shown = 0; // of the cards, from the first on
    std::size_t m_chosen = 0;
    Status m_may = Done{};
    Theme m_theme = theme(Appearance::Light);
    AdviceCard* m_advice;
    WhatIfCard* m_whatIf;
    WhyCard* m_why;
    QWidget* m_findingsCard;
    QLabel* m_findingsTitle;
    QLabel* m_findings;
    bool m_nothing = true;
    bool m_whyHasRoom = true; // when the window was looked at last
};

} // namespace breakeven
