// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_cards.h"

#include "app/compare/conditions_card.h"
#include "app/compare/shift_card.h"
#include "app/theme/role.h"
#include "app/wording/comparison_text.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace breakeven {

ComparisonCards::ComparisonCards(QWidget* parent)
    : QWidget(parent)
    , m_look(theme(Appearance::Light))
    , m_layout(new QVBoxLayout(this))
    , m_headline(new QLabel(this))
    , m_rest(new QLabel(this))
    , m_conditions(new ConditionsCard(this))
{
    setRole(m_headline, Role::HeadlineSmall);
    setRole(m_rest, Role::Muted);
    m_headline->setWordWrap(true);
    m_rest->setWordWrap(true);
    auto* card = new QFrame(this);
    setRole(card, Role::Card);
    auto* words = new QVBoxLayout(card);
    words->setContentsMargins(13, 11, 13, 11);
    words->setSpacing(3);
    words->addWidget(m_headline);
    words->addWidget(m_rest);
    m_layout->setContentsMargins(14, 14, 14, 14);
    m_layout->setSpacing(10);
    m_layout->addWidget(card);
    m_layout->addWidget(m_conditions);
    m_layout->addStretch();
}

void ComparisonCards::setTheme(const Theme& look)
{
    m_look = look;
    m_conditions->setTheme(look);
    for (ShiftCard* card : m_shifts)
        card->setTheme(look);
}

ShiftCard* ComparisonCards::addShift()
{
    auto* card = new ShiftCard(this);
    card->setTheme(m_look);
    m_layout->insertWidget(1 + static_cast<int>(m_shifts.size()), card); // below the sentence
    m_shifts.push_back(card);
    return card;
}

void ComparisonCards::show(const ComparedRun& base, const ComparedRuns::Other& other)
{
    const Comparison& comparison = other.comparison;
    const ComparisonHeadline headline = headlineOf(comparison);
    m_headline->setText(headline.sentence);
    m_rest->setText(headline.rest);
    m_rest->setVisible(!headline.rest.isEmpty());
    m_conditions->show(base, other);

    for (ShiftCard* card : m_shifts)
        delete card;
    m_shifts.clear();
    for (const CrossoverShift& shift : comparison.crossovers)
        addShift()->showShift(shift, base, other.run);
    const QStringList sentences =
        shiftSentences(comparison, plansOf(comparison, base.header, other.run.header));
    auto next = static_cast<qsizetype>(comparison.crossovers.size());
    for (const auto* lacking : {&comparison.onlyInBase, &comparison.onlyInNow})
        for (const Crossover& crossover : *lacking)
            addShift()->showSingle(sentences.value(next++), crossover, base, other.run);
}

} // namespace breakeven
