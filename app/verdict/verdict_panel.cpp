// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/verdict_panel.h"

#include "app/theme/role.h"
#include "app/verdict/advice_card.h"
#include "app/verdict/verdict_card.h"
#include "app/verdict/what_if_card.h"
#include "app/verdict/why_card.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace breakeven {

namespace {

QWidget* cardOf(QLabel* title, QLabel* text, QWidget* parent)
{
    auto* card = new QFrame(parent);
    setRole(card, Role::Card);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 12, 14, 12);
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
    , m_advice(new AdviceCard(this))
    , m_whatIf(new WhatIfCard(this))
    , m_why(new WhyCard(this))
    , m_findingsTitle(textLabel(Role::Section, this))
    , m_findings(textLabel(Role::Text, this))
{
    m_findingsCard = cardOf(m_findingsTitle, m_findings, this);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(12);
    m_layout->addWidget(m_why);
    m_layout->addWidget(m_findingsCard); // what casts doubt on the verdict, before what follows from it
    m_layout->addWidget(m_advice);
    m_layout->addWidget(m_whatIf);
    m_layout->addStretch();
    retranslate();
    setVerdicts({});
}

void VerdictPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_why->setTheme(theme);
    for (VerdictCard* card : m_cards)
        card->setTheme(theme);
}

void VerdictPanel::setPoints(const std::vector<std::optional<PointResult>>& points)
{
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setPoint(points.size() > 1 && i < points.size() ? points[i] : std::nullopt);
}

void VerdictPanel::setVerdicts(const std::vector<VerdictText>& verdicts)
{
    m_nothing = verdicts.empty();
    std::vector<VerdictText> shown = verdicts;
    if (shown.empty())
        shown.push_back(
            {.target = {},
             .headline = tr("From where on do threads pay off?"),
             .detail = tr("Press Run: the answer comes within seconds and sharpens while the run goes on."),
             .why = {}});

    while (m_cards.size() < shown.size()) {
        m_cards.push_back(new VerdictCard(this));
        m_cards.back()->setTheme(m_theme);
        connect(m_cards.back(), &VerdictCard::pointChosen, this, &VerdictPanel::pointChosen);
        m_layout->insertWidget(static_cast<int>(m_cards.size()) - 1, m_cards.back());
        connect(m_cards.back(), &VerdictCard::otherLayoutWanted, this, &VerdictPanel::otherLayoutWanted);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < shown.size());
        if (i >= shown.size())
            continue;
        m_cards[i]->show(shown[i], shown.size() > 1);
    }
    m_why->setReasons(shown);
}

void VerdictPanel::setFindings(const QStringList& findings)
{
    m_findings->setText(findings.join(QStringLiteral("\n\n")));
    m_findingsCard->setVisible(!findings.isEmpty());
}

void VerdictPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_nothing)
            setVerdicts({});
    }
    QWidget::changeEvent(event);
}

void VerdictPanel::retranslate()
{
    m_findingsTitle->setText(tr("MIND"));
}

} // namespace breakeven
