// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/verdict_panel.h"

#include "app/theme/role.h"
#include "app/verdict/advice_card.h"
#include "app/verdict/answer_card.h"
#include "app/verdict/spoken_text.h"
#include "app/verdict/text_label.h"
#include "app/verdict/what_if_card.h"
#include "app/verdict/why_card.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr std::size_t mostCards = 4; // more are rows
constexpr std::size_t mostOpen = 3;
// Below this many lines of text a window has room for one open card only, and below that not for why, too.
constexpr int linesOfATallWindow = 47;
constexpr int linesForWhy = 42;

QWidget* cardOf(QLabel* title, QLabel* text, QWidget* parent)
{
    auto* card = new QFrame(parent);
    setRole(card, Role::Card);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(13, 10, 13, 11);
    layout->setSpacing(6);
    layout->addWidget(title);
    layout->addWidget(text);
    card->hide();
    return card;
}

} // namespace

VerdictPanel::VerdictPanel(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_spoken(new SpokenText(this))
    , m_summary(new SummaryCard(this))
    , m_list(new QWidget(this))
    , m_rows(new QVBoxLayout(m_list))
    , m_advice(new AdviceCard(this))
    , m_whatIf(new WhatIfCard(this))
    , m_why(new WhyCard(this))
    , m_findingsTitle(textLabel(Role::Section, this))
    , m_findings(textLabel(Role::Text, this))
{
    m_findingsCard = cardOf(m_findingsTitle, m_findings, this);
    m_rows->setContentsMargins({});
    m_layout->setContentsMargins({});
    m_layout->setSpacing(10);
    m_layout->addWidget(m_summary);
    m_layout->addWidget(m_list);
    m_layout->addWidget(m_why);
    m_layout->addWidget(m_findingsCard); // what casts doubt on the answers, before what follows from them
    m_layout->addWidget(m_advice);
    m_layout->addWidget(m_whatIf);
    m_layout->addStretch();
    connect(m_summary, &SummaryCard::longerWanted, this, &VerdictPanel::longerWanted);
    connect(m_summary, &SummaryCard::runAgainWanted, this, &VerdictPanel::runAgainWanted);
    retranslate();
    setCards({}, {});
}

void VerdictPanel::setTheme(const Theme& look)
{
    m_theme = look;
    m_why->setTheme(look);
    for (AnswerCard* card : m_cards)
        card->setTheme(look);
}

void VerdictPanel::addCard()
{
    auto* card = new AnswerCard(m_list);
    card->setTheme(m_theme);
    card->setMayGoOn(m_may);
    const std::size_t index = m_cards.size();
    connect(card, &AnswerCard::chosen, this, [this, index] {
        if (m_nothing)
            return;
        choose(index);
        emit cardChosen(index);
    });
    connect(card, &AnswerCard::answered, m_spoken, &SpokenText::say);
    connect(card, &AnswerCard::longerWanted, this, &VerdictPanel::longerWanted);
    connect(card, &AnswerCard::runAgainWanted, this, &VerdictPanel::runAgainWanted);
    connect(card, &AnswerCard::otherLayoutWanted, this, &VerdictPanel::otherLayoutWanted);
    m_rows->addWidget(card);
    m_cards.push_back(card);
}

void VerdictPanel::setCards(const std::vector<CardContent>& cards, const SummaryContent& summary)
{
    m_nothing = cards.empty();
    std::vector<CardContent> shown = cards;
    if (m_nothing) {
        shown.emplace_back();
        shown.front().verdict.headline = tr("From where on do threads pay off?");
        shown.front().failures = {};
        shown.front().verdict.caveats = {};
        shown.front().brief.text =
            tr("Press Run: the answer comes within seconds and sharpens while the run goes on.");
    }
    while (m_cards.size() < shown.size())
        addCard();
    m_shown = shown.size();
    if (m_chosen >= m_shown)
        m_chosen = 0;
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < m_shown);
        if (i < m_shown)
            m_cards[i]->show(shown[i]);
    }
    m_summary->show(m_shown > mostCards ? summary : SummaryContent{});
    fit();
}

void VerdictPanel::choose(std::size_t card)
{
    if (card >= m_shown || card == m_chosen)
        return;
    m_chosen = card;
    fit();
}

void VerdictPanel::fit()
{
    const bool areRows = m_shown > mostCards;
    const int lines = window()->height() / fontMetrics().height();
    const bool isTall = lines >= linesOfATallWindow;
    const bool whyHasRoom = lines >= linesForWhy;
    const bool areOpen = !areRows && m_shown <= mostOpen && (isTall || m_shown == 1);
    if (whyHasRoom != m_whyHasRoom) {
        m_whyHasRoom = whyHasRoom;
        m_why->setFolded(!whyHasRoom);
    }
    m_rows->setSpacing(areRows ? 2 : 10);
    for (std::size_t i = 0; i < m_shown; ++i) {
        const bool isChosen = i == m_chosen;
        m_cards[i]->setForm(areOpen || isChosen ? AnswerCard::Form::Open
                            : areRows           ? AnswerCard::Form::Row
                                                : AnswerCard::Form::Closed);
        m_cards[i]->setChosen(isChosen && m_shown > 1);
    }
}

void VerdictPanel::setMayGoOn(const Status& may)
{
    m_may = may;
    m_summary->setMayGoOn(may);
    for (AnswerCard* card : m_cards)
        card->setMayGoOn(may);
}

void VerdictPanel::setFindings(const QStringList& findings)
{
    m_findings->setText(findings.join(QStringLiteral("\n\n")));
    m_findingsCard->setVisible(!findings.isEmpty());
}

void VerdictPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void VerdictPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_nothing)
            setCards({}, {});
    }
    QWidget::changeEvent(event);
}

void VerdictPanel::retranslate()
{
    m_findingsTitle->setText(tr("CAUTION"));
}

} // namespace breakeven
