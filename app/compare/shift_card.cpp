// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/shift_card.h"

#include "app/charts/decision_strip.h"
#include "app/theme/role.h"
#include "app/wording/comparison_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int stripHeight = 8;

const TargetAnswer* answerOf(const ComparedRun& run, const Crossover& crossover)
{
    const auto& targets = run.answer.targets;
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const TargetAnswer& answer) {
        return answer.target == crossover.target && answer.runtime == crossover.runtime;
    });
    return found == targets.end() ? nullptr : &*found;
}

} // namespace

ShiftCard::ShiftCard(QWidget* parent)
    : QFrame(parent)
    , m_target(new QLabel(this))
    , m_subject(new QLabel(this))
    , m_figures(new QLabel(this))
    , m_share(new QLabel(this))
    , m_word(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_strips(new QWidget(this))
    , m_base(new DecisionStripView(stripHeight, m_strips))
    , m_now(new DecisionStripView(stripHeight, m_strips))
    , m_first(new QLabel(m_strips))
    , m_last(new QLabel(m_strips))
{
    setRole(this, Role::Card);
    setRole(m_target, Role::Title);
    setRole(m_subject, Role::Small);
    setRole(m_figures, Role::Headline);
    setRole(m_share, Role::Muted);
    setRole(m_word, Role::Pill);
    setRole(m_sentence, Role::Muted);
    setRole(m_first, Role::Small);
    setRole(m_last, Role::Small);
    for (QLabel* label : {m_target, m_subject, m_figures, m_share, m_sentence})
        label->setWordWrap(true);
    m_last->setAlignment(Qt::AlignRight);

    auto* figures = new QHBoxLayout;
    figures->setSpacing(8);
    figures->addWidget(m_figures);
    figures->addWidget(m_share, 1);
    figures->addWidget(m_word, 0, Qt::AlignRight | Qt::AlignVCenter);

    auto* strips = new QGridLayout(m_strips);
    strips->setContentsMargins(0, 4, 0, 0);
    strips->setHorizontalSpacing(10);
    strips->setVerticalSpacing(5);
    const auto named = [&](const QString& name) {
        auto* label = new QLabel(name, m_strips);
        setRole(label, Role::Small);
        return label;
    };
    strips->addWidget(named(tr("base")), 0, 0);
    strips->addWidget(m_base, 0, 1, 1, 2, Qt::AlignVCenter);
    strips->addWidget(named(tr("new")), 1, 0);
    strips->addWidget(m_now, 1, 1, 1, 2, Qt::AlignVCenter);
    strips->addWidget(m_first, 2, 1);
    strips->addWidget(m_last, 2, 2);
    strips->setColumnStretch(1, 1);
    strips->setColumnStretch(2, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(13, 11, 13, 11);
    layout->setSpacing(4);
    layout->addWidget(m_target);
    layout->addWidget(m_subject);
    layout->addLayout(figures);
    layout->addWidget(m_sentence);
    layout->addWidget(m_strips);
}

void ShiftCard::showHead(const Crossover& crossover)
{
    m_target->setText(shownName(crossover.target));
    m_subject->setText(
        QStringLiteral("%1 · %2").arg(runtimeName(crossover.runtime), crossoverSubject(crossover)));
}

void ShiftCard::showShift(const CrossoverShift& shift, const ComparedRun& base, const ComparedRun& now)
{
    showHead(shift.base);
    const ShiftText text = shiftText(shift);
    m_figures->setText(QStringLiteral("%1 → %2").arg(text.base, text.now));
    m_share->setText(QStringLiteral("%1  %2").arg(text.share, text.interval).trimmed());
    m_word->setText(text.word);
    setPillState(m_word, !shift.moved()         ? PillState::Neutral
                         : shift.difference < 0 ? PillState::Good
                                                : PillState::Warning);
    m_sentence->setText(text.sentence);
    showStrips(shift.base, base, now);
}

void ShiftCard::showSingle(const QString& sentence, const Crossover& crossover, const ComparedRun& base,
                           const ComparedRun& now)
{
    showHead(crossover);
    m_figures->hide();
    m_share->hide();
    m_word->hide();
    m_sentence->setText(sentence);
    showStrips(crossover, base, now);
}

void ShiftCard::showStrips(const Crossover& crossover, const ComparedRun& base, const ComparedRun& now)
{
    const TargetAnswer* before = answerOf(base, crossover);
    const TargetAnswer* after = answerOf(now, crossover);
    const bool both =
        before != nullptr && after != nullptr && before->stretches.size() + after->stretches.size() > 0;
    m_strips->setVisible(both && crossover.axis != AxisKind::Threads);
    if (!both)
        return;
    m_base->setStrip(decisionStrip(*before, base.header.plan));
    m_now->setStrip(decisionStrip(*after, now.header.plan));
    m_first->setText(axisValueText(crossover.axis, before->first));
    m_last->setText(axisValueText(crossover.axis, before->last));
}

void ShiftCard::setTheme(const Theme& look)
{
    m_base->setTheme(look);
    m_now->setTheme(look);
}

} // namespace breakeven
